import { expect, test } from '@jest/globals'
import { adoptShellRegion } from '../../ops/aws-stack.ts'

test.each([
  [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-1'],
  [{ AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2'],
  [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2'],
  [{ AWS_REGION: '' }, undefined],
  [{}, undefined],
])('of a shell with %j the SDK gets the region %s', (environment: NodeJS.ProcessEnv, region) => {
  adoptShellRegion(environment)
  expect(environment.AWS_REGION).toBe(region)
})
