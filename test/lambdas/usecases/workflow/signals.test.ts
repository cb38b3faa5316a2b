import { describe, expect, test } from '@jest/globals'
import type { Waiting } from '../../../../domain/application.ts'
import { dispatchSignal, resendSignal } from '../../../../lambdas/usecases/workflow/signals.ts'
import { inMemoryWorkflow } from '../../../support/in-memory-services.ts'
import { drafted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld } from '../../../support/world.ts'

const kinds = ['SUBMITTED', 'REOPENED', 'APPROVE', 'REQUEST_RETRY', 'REJECT', 'WITHDRAWN'] as const
type Kind = (typeof kinds)[number]

const decisions: readonly Kind[] = ['APPROVE', 'REQUEST_RETRY', 'REJECT']
const at = '2026-11-23T02:00:00.000Z'

/** The expected signals of each wait, independent of the dispatcher. */
function expected(kind: Kind, attempt: number, waiting: { for: Waiting['for']; attempt: number }) {
  if (kind === 'WITHDRAWN') return { kind, attempt }
  if (attempt !== waiting.attempt || waiting.for === 'OPERATOR') return undefined
  if (waiting.for === 'SUBMISSION') return { kind: 'SUBMITTED', attempt }
  return decisions.includes(kind) ? { kind, attempt } : undefined
}

const rows = kinds.flatMap(kind =>
  [1, 2].flatMap(attempt =>
    (['SUBMISSION', 'DECISION', 'OPERATOR'] as const).flatMap(awaited =>
      [1, 2].map(waitingAttempt => ({ kind, attempt, awaited, waitingAttempt })),
    ),
  ),
)

describe('a signal', () => {
  test.each(rows)(
    '$kind of attempt $attempt meets an execution that awaits $awaited, attempt $waitingAttempt',
    async ({ kind, attempt, awaited, waitingAttempt }) => {
      const waiting: Waiting = { for: awaited, attempt: waitingAttempt, token: 'token' }
      const state = { applicationId: 'a', signal: { kind, attempt, at }, waiting }
      const answer = expected(kind, attempt, waiting)
      const workflow = inMemoryWorkflow()
      workflow.tokens.add('token')
      expect(await dispatchSignal(workflow, state)).toBe(answer === undefined ? 'NOTHING_TO_SEND' : 'SENT')
      const sent = answer === undefined ? [] : [{ token: 'token', signal: answer }]
      expect(workflow.sent).toEqual(sent)
      // A repeated record: the token was used, and no signal is sent twice.
      expect(await dispatchSignal(workflow, state)).toBe(answer === undefined ? 'NOTHING_TO_SEND' : 'GONE')
      expect(workflow.sent).toEqual(sent)
    },
  )

  test('without a waiting execution, or a wait without a signal, sends nothing', async () => {
    const workflow = inMemoryWorkflow()
    workflow.tokens.add('token')
    const waiting: Waiting = { for: 'SUBMISSION', attempt: 1, token: 'token' }
    expect(await dispatchSignal(workflow, { applicationId: 'a', waiting })).toBe('NOTHING_TO_SEND')
    const signal = { kind: 'SUBMITTED', attempt: 1, at } as const
    expect(await dispatchSignal(workflow, { applicationId: 'a', signal })).toBe('NOTHING_TO_SEND')
    expect(workflow.sent).toEqual([])
  })

  test('carries its kind and its attempt only', async () => {
    const workflow = inMemoryWorkflow()
    workflow.tokens.add('token')
    await dispatchSignal(workflow, {
      applicationId: 'a',
      signal: { kind: 'REJECT', attempt: 1, at },
      waiting: { for: 'DECISION', attempt: 1, token: 'token' },
    })
    expect(Object.keys(workflow.sent[0]?.signal ?? {}).toSorted()).toEqual(['attempt', 'kind'])
  })
})

test('a signal is sent again if it is older than the given time, and nothing is done without one', async () => {
  const world = makeWorld()
  const by = { role: 'system', id: 'reconciler' } as const
  const resend = (applicationId: string, before: string) =>
    resendSignal(world.deps, applicationId, before, by)
  const applicationId = await submitted(world, applicant('erika'))
  await world.deps.workflow.start(applicationId)
  world.deps.workflow.tokens.add('token')
  world.records.await(applicationId, { for: 'SUBMISSION', attempt: 1, token: 'token' })
  expect(await resend(applicationId, at)).toBe('NOTHING')
  expect(world.deps.workflow.sent).toEqual([])
  expect(await resend(applicationId, '2026-11-23T02:00:00.001Z')).toBe('SENT')
  expect(world.deps.workflow.sent).toHaveLength(1)
  const draft = await drafted(world, applicant('max'))
  for (const id of ['none', draft]) expect(await resend(id, '9999')).toBe('NOTHING')
  expect([...world.deps.workflow.started]).toEqual([applicationId])
})
