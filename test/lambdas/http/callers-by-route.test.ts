import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { backendScopes, type MachineScope } from '../../../contract/caller.ts'
import type { Operation } from '../../../contract/operations/operation.ts'
import { type OperationName, operations } from '../../../contract/operations.ts'
import type { StaffRole } from '../../../domain/roles.ts'
import type { Capability } from '../../../domain/session.ts'
import { authorizationMatrix, type Caller, callers } from '../../engine/authorization-matrix.ts'
import { answerOf, context, httpEvent, personCalling } from '../../support/http-event.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { handlerOf } from './in-memory-surroundings.ts'
import { uuid } from './parsed-requests.ts'

beforeEach(() => {
  catchLogLines()
})
afterEach(() => {
  jest.restoreAllMocks()
})

const person = (...roles: StaffRole[]) => personCalling('somebody', { roles })
const machine = (scopes: readonly MachineScope[]) => ({
  kind: 'MACHINE',
  clientId: 'client-1',
  scopes,
  expiresAt: '2999-12-31T00:00:00.000Z',
})

const session = (capability: Capability) => ({
  kind: 'SESSION',
  accountId: 'somebody',
  sessionId: uuid,
  capability,
  expiresAt: '2999-12-31T00:00:00.000Z',
})

/** The authorizer's result for each caller. */
const found: Readonly<Record<Caller, unknown>> = {
  nobody: { kind: 'NOBODY', cause: 'NO_TOKEN' },
  owner: person(),
  stranger: person(),
  reviewer: person('reviewer'),
  ownReviewer: person('reviewer'),
  operator: person('operator'),
  machine: machine(['reviews/decide']),
  backend: machine(backendScopes),
  session: session('APPLY'),
  phone: session('UPLOAD'),
}

const reached = new Error('The use case was reached')

/** Whether the chain refuses the call. A refusal of fields comes later. */
async function answerTo(operation: Operation, caller: Caller): Promise<string> {
  const handler = handlerOf(
    operation,
    { wire: () => undefined, perform: () => Promise.reject(reached) },
    { idempotency: async () => async (_event, _accountId, _context, run) => run({}) },
  )
  const path = { applicationId: uuid, accountId: 'somebody', year: '2026', sessionId: uuid }
  const event = httpEvent({ caller: found[caller], path, body: '{}' })
  const { status, body } = answerOf(await handler(event, context))
  return status === 401 || status === 403 ? `${status} ${(body as { code: string }).code}` : 'admitted'
}

const refusals = ['401 UNAUTHENTICATED', '403 FORBIDDEN']

const cells = Object.entries(authorizationMatrix).flatMap(([name, { answers }]) =>
  (Object.keys(callers) as Caller[]).map(caller => {
    const cell = answers[caller]
    return [
      name as OperationName,
      callers[caller],
      refusals.includes(cell) ? cell : 'admitted',
      caller,
    ] as const
  }),
)

describe('the operation table alone decides by role and scope', () => {
  test.each(cells)('%s, called by %s: %s', async (name, _who, expected, caller) => {
    expect(await answerTo(operations[name], caller)).toBe(expected)
  })
})
