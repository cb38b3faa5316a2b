import { LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from '@jest/globals'
import { lambdaIntake } from '../../ops/restore/intake.ts'
import { stubbed } from '../support/stubbed-aws.ts'

test('from the end of the copy, events are published, while executions are not signalled yet', async () => {
  const { client, calls } = stubbed(new LambdaClient({ region: 'eu-central-1' }), () => ({
    Environment: { Variables: { OTHER: 'x', RECORDS_SINCE: '9999999999' } },
    Configuration: { LastUpdateStatus: 'Successful' },
  }))
  const intake = lambdaIntake(client, { followApplicationsName: 'follow', publishEventsName: 'publish' })
  await intake.publishSince('2026-11-23T08:00:00.000Z')
  expect(calls.filter(({ command }) => command.startsWith('Update'))).toEqual([
    {
      command: 'UpdateFunctionConfigurationCommand',
      input: {
        FunctionName: 'publish',
        Environment: { Variables: { OTHER: 'x', RECORDS_SINCE: '1795420800' } },
      },
    },
  ])
})
