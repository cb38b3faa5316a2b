import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { deploymentOf } from '../../ops/deployment.ts'
import { templateOf } from '../infra/templates.ts'

const told = (names: readonly string[]) =>
  JSON.stringify(names.map(name => ({ OutputKey: name, OutputValue: `the ${name}` })))

test('a stack on AWS tells by its outputs all that the commands need', () => {
  const outputs = Object.keys(templateOf('production').toJSON().Outputs as object)
  const { configuration, resources } = deploymentOf('realname-production', told(outputs))
  expect(configuration).toEqual({})
  expect(resources).toMatchObject({
    tableName: 'the TableName',
    deadLetterQueueUrl: 'the DeadLetterQueueUrl',
    validateDocumentName: 'the ValidateDocumentName',
  })
})

test.each(['null', '[]', told(['TableName'])])(
  'a stack that is none of ours (%s) is named, with what it lacks',
  answer => {
    expect(() => deploymentOf('other', answer)).toThrow(/^The stack other does not tell .*DeadLetterQueueUrl/)
  },
)

test('the command is among the scripts', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts.ops).toBe('node local/with-dependencies.mjs ops/ops.ts')
})
