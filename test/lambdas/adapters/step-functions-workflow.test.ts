import { SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, test } from '@jest/globals'
import type { Workflow } from '../../../domain/ports.ts'
import { stepFunctionsWorkflow } from '../../../lambdas/adapters/step-functions-workflow.ts'
import { named, stubbed } from '../../support/stubbed-aws.ts'

const region = 'eu-central-1'

describe('the workflow', () => {
  const machines = { application: 'arn', deadline: 'deadline-arn', calendar: 'calendar-arn' }
  const workflow = (answer?: Parameters<typeof stubbed>[1]) => {
    const { client, calls } = stubbed(new SFNClient({ region }), answer)
    return { ...stepFunctionsWorkflow(client, machines), calls }
  }

  test('is started under the application’s id and gets no other data', async () => {
    const { start, calls } = workflow()
    await start('id')
    expect(calls).toMatchObject([
      { input: { stateMachineArn: 'arn', name: 'id', input: '{"applicationId":"id"}' } },
    ])
  })

  const watch = { applicationId: 'id', attempt: 2, revision: 1, dueSoonAt: 'soon', dueAt: 'due' }

  test('watches a moved deadline once: the name says which it is', async () => {
    const { watchDeadline, calls } = workflow()
    await watchDeadline(watch)
    const input = JSON.stringify(watch)
    expect(calls).toMatchObject([{ input: { stateMachineArn: 'deadline-arn', name: 'id-2-1', input } }])
  })

  test('counts deadlines again once by each version of a calendar', async () => {
    const { startRescheduling, calls } = workflow()
    await startRescheduling({ year: '2027', version: 3 })
    expect(calls).toMatchObject([{ input: { stateMachineArn: 'calendar-arn', name: '2027-3', input: '{}' } }])
  })

  test.each<[string, (port: Workflow) => Promise<void>]>([
    ['an application', ({ start }) => start('id')],
    ['a watch', ({ watchDeadline }) => watchDeadline(watch)],
    ['rescheduling', ({ startRescheduling }) => startRescheduling({ year: '2027', version: 1 })],
  ])(
    'that was started before for %s counts as started; another failure is an error',
    async (_what, start) => {
      await start(workflow(() => Promise.reject(named('ExecutionAlreadyExists'))))
      await expect(start(workflow(() => Promise.reject(named('AccessDenied'))))).rejects.toThrow(
        'AccessDenied',
      )
    },
  )

  test('gets a signal by its token', async () => {
    const { signal, calls } = workflow()
    expect(await signal('token', { kind: 'APPROVE', attempt: 1 })).toBe('DELIVERED')
    expect(calls).toMatchObject([{ input: { taskToken: 'token', output: '{"kind":"APPROVE","attempt":1}' } }])
  })

  test.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])('treats %s as a used token', async name => {
    const { signal } = workflow(() => Promise.reject(named(name)))
    expect(await signal('token', { kind: 'APPROVE', attempt: 1 })).toBe('GONE')
  })

  test('treats no other failure as a used token', async () => {
    const { signal } = workflow(() => Promise.reject(named('ThrottlingException')))
    await expect(signal('token', { kind: 'APPROVE', attempt: 1 })).rejects.toThrow('ThrottlingException')
  })
})
