import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import type { Progress } from '../../local/progress.ts'
import { walkThrough } from '../../local/walk-through.ts'
import { switchReadings } from '../running/reading-rule.ts'
import { endOf, type ForbiddenCall, forbiddenCalls } from './forbidden-calls.ts'
import { ownerOfEngine, signerOf } from './function-roles.ts'
import { functionNameOf, lambda } from './functions.ts'
import { stack } from './world.ts'

/** The deletions of an erasing function, in a transaction. */
const erases: readonly ForbiddenCall[] = [
  'delete records',
  'delete from the audit trail',
  'rewrite the audit trail',
  'open what was entered',
]
const changesRecords: readonly ForbiddenCall[] = [...erases, 'delete records in a transaction']
const changesOnly: readonly ForbiddenCall[] = [...changesRecords, 'delete versions of documents']
const readsOnly: readonly ForbiddenCall[] = [
  'change records',
  'read all records',
  'open what was entered',
  'delete versions of documents',
]
const staysOutside: readonly ForbiddenCall[] = [
  'read records',
  'hash certificate numbers',
  'read an original',
  'delete versions of documents',
]

/**
 * Calls that a function must not make although related functions may: one for each class of roles. The tests of
 * the template compare all actions of every role.
 */
const mustNot = {
  'api/health': staysOutside,

  'api/list-applications': readsOnly,
  'api/request-upload': [
    ...changesOnly,
    'read an upload',
    'put a file into the vault',
    'start an application',
  ],
  'api/submit-application': [...changesOnly, 'put events on the bus'],
  'api/withdraw-consent': [
    ...erases,
    'encrypt what was entered',
    'read an original',
    'delete versions of other files',
  ],
  'api/export-account': [
    'delete records',
    'read an upload',
    'rewrite the audit trail',
    'encrypt what was entered',
    'delete versions of documents',
  ],

  'api/get-review': [
    'read counts of days',
    'change a second review',
    'open what is bound to no application',
    'read an original',
    'encrypt what was entered',
    'delete versions of documents',
  ],
  'api/get-question': [
    'open what is bound to no application',
    'read an original',
    'encrypt what was entered',
    'delete versions of documents',
  ],
  'api/decide-review': [...changesOnly, 'answer for a reviewer', 'read an original'],

  // They show reviewers no figures of each other, and no case without its claim.
  'api/list-second-reviews': [
    ...readsOnly,
    'read figures of reviewers',
    'read counts of days',
    'change a second review',
  ],
  'api/claim-second-review': [
    'delete records',
    'delete records in a transaction',
    'rewrite the audit trail',
    'open what is bound to no application',
    'read figures of reviewers',
    'read counts of days',
    'encrypt what was entered',
    'read an original',
    'answer for a reviewer',
    'delete versions of documents',
  ],
  'api/decide-second-review': [
    ...changesOnly,
    'read figures of reviewers',
    'answer for a reviewer',
    'put events on the bus',
  ],
  'api/list-differences': [
    'read records',
    'change records',
    'open what was entered',
    'read figures of reviewers',
    'change a second review',
  ],

  'api/revoke-authentication': [...changesOnly, 'forget certificates', 'forget files'],
  'api/propose-override': [...changesOnly, 'open what was entered', 'start an application'],
  'api/rule-on-override': [...changesOnly, 'encrypt what was entered', 'start an application'],
  'api/get-override-proposal': [
    'open what is bound to no application',
    'read an original',
    'encrypt what was entered',
    'delete versions of documents',
  ],
  'api/list-override-proposals': readsOnly,
  // An export of it is recorded.
  'api/get-audit-trail': [...changesOnly, 'rewrite the audit trail', 'delete from the audit trail'],
  'api/resume-parked-application': [...changesOnly, 'start a deadline', 'encrypt what was entered'],

  'events/validate-document': [
    ...changesRecords,
    'encrypt what was entered',
    'answer for a reviewer',
    'delete versions of other files',
  ],
  // It opens pictures that others choose, and what it reads goes nowhere but into the table.
  'events/read-document': [
    ...changesOnly,
    'read all records',
    'read the audit trail',
    'open what is bound to no application',
    'encrypt what was entered',
    'hash certificate numbers',
    'read an upload',
    'read an original',
    'put a file into the vault',
    'answer for a reviewer',
    'start an application',
    'put events on the bus',
  ],
  'events/reconcile': [...changesOnly, 'start a deadline', 'read an upload', 'put events on the bus'],
  'events/follow-applications': [
    'read records',
    'change records',
    'read an original',
    'put events on the bus',
    'delete versions of other files',
  ],
  'events/publish-events': [
    'read records',
    'change records',
    'start an application',
    'delete versions of documents',
  ],

  'api/create-webhook-endpoint': [...changesOnly, 'put events on the bus', 'encrypt what was entered'],
  'api/list-webhook-endpoints': ['read records', 'change records', 'open what was entered'],
  // It connects to hosts that others choose.
  'events/send-webhooks': [
    'read records',
    'change records',
    'open what was entered',
    'hash certificate numbers',
    'read an original',
    'put events on the bus',
  ],
  // It opens the addresses of sessions, and writes its own marks.
  'events/send-mail': [
    'change records',
    'read the audit trail',
    'encrypt what was entered',
    'open what is bound to no application',
    'read an original',
    'put events on the bus',
  ],
  'events/prepare-webhooks': [...changesOnly, 'put events on the bus'],

  // It reads sessions and API keys.
  'identity/identify-caller': [
    'read records',
    'change records',
    'read the audit trail',
    'open what was entered',
    'encrypt what was entered',
  ],

  'steps/conclude-review': [...changesOnly, 'read the audit trail'],
} as const satisfies Partial<Record<LambdaName, readonly ForbiddenCall[]>>

const silent: Progress = { say: () => undefined, step: (_title, work) => work() }

const keys: { data: string; hash: string } = { data: '', hash: '' }

beforeAll(() => switchReadings(stack, 'ON'))
afterAll(() => switchReadings(stack, 'OFF'))

beforeAll(async () => {
  const FunctionName = await functionNameOf('api/submit-application')
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  keys.data = Environment?.Variables?.DATA_KEY_ID ?? ''
  keys.hash = Environment?.Variables?.HASH_KEY_ID ?? ''
})

test('the whole walk-through succeeds with every function held to its role', async () => {
  const health = await fetch(`${stack.awsEndpointUrl}/_ministack/health`)
  expect(await health.json()).toMatchObject({ auth: 'enabled' })
  await walkThrough(stack, silent)
  // It waits for readings, each of which takes seconds of a processor.
}, 300_000)

describe('least privilege', () => {
  test('each of the forbidden calls is tried by a function', () => {
    expect(new Set(Object.values(mustNot).flat())).toEqual(new Set(Object.keys(forbiddenCalls)))
  })

  test.each(Object.keys(forbiddenCalls) as ForbiddenCall[])('only permissions prevent: %s', async call => {
    expect(await endOf(call, ownerOfEngine, keys)).not.toMatch(/AccessDenied/)
  })

  test.each(Object.entries<readonly ForbiddenCall[]>(mustNot))(
    '%s is refused its forbidden calls',
    async (handler, calls) => {
      const signer = await signerOf(handler as LambdaName)
      const ends = await Promise.all(calls.map(async call => [call, await endOf(call, signer, keys)]))
      expect(ends).toEqual(calls.map(call => [call, expect.stringMatching(/^AccessDenied/)]))
    },
  )

  test('a role can make its allowed calls, so refusals depend on the role', async () => {
    const eraser = await signerOf('api/erase-account')
    expect(await endOf('forget certificates', eraser, keys)).toBe('allowed')
    expect(await endOf('forget files', eraser, keys)).toBe('allowed')
    const validator = await signerOf('events/validate-document')
    expect(await endOf('delete versions of documents', validator, keys)).not.toMatch(/AccessDenied/)
    const reader = await signerOf('api/get-application')
    expect(await endOf('read records', reader, keys)).toBe('allowed')
    const counter = await signerOf('api/get-reviewer-figures')
    expect(await endOf('read figures of reviewers', counter, keys)).toBe('allowed')
    expect(await endOf('read counts of days', counter, keys)).toBe('allowed')
    const hasher = await signerOf('api/submit-application')
    expect(await endOf('hash certificate numbers', hasher, keys)).toBe('allowed')
    expect(await endOf('encrypt what was entered', hasher, keys)).toBe('allowed')
  })
})
