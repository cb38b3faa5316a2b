import { idempotencyHours, rates } from '../../domain/policy.ts'
import type { RateName } from '../../domain/rates.ts'
import { type Operation, takesIdempotencyKey } from '../operations/operation.ts'
import type { OperationReference } from './operation-reference.ts'

const groups = {
  reviewer: 'members of the group of reviewers',
  operator: 'members of the group of operators',
} as const

function callersOf({ who, scope, opensToPhones, testModeOnly }: Operation): string {
  const machines = scope === undefined ? [] : [`machine clients with the scope \`${scope}\``]
  const stages = testModeOnly === true ? ', on stages in test mode' : ''
  switch (who) {
    case 'anyone':
      return 'anyone, without a token.'
    case 'applicant':
      return `people who signed in and sessions, about their own account${opensToPhones === true ? '; phones after a hand-off, too' : ''}.`
    case 'machine':
      return `${machines.join()}${stages}.`
    default:
      return `${[groups[who], ...machines].join(', and ')}${stages}.`
  }
}

const holders: Readonly<Record<RateName, string>> = {
  applications: 'applications of one account',
  uploads: 'uploads of one account',
  submissions: 'submissions of one account',
  quotaRefusals: 'refusals with `CERTIFICATE_QUOTA_EXCEEDED` of one account',
  exports: 'exports of one account',
  claims: 'claims and renewals of one reviewer',
  searches: 'searches of one reviewer or operator',
  sessions: 'sessions of one machine client',
  openings: 'exchanges for one session, on all its devices together',
  handoffs: 'hand-offs of one account',
}

function limitOf(name: RateName): string {
  const { atMost, per } = rates[name]
  return `${atMost.toLocaleString('en')} ${holders[name]} in a UTC ${per}`
}

/** The text of an operation, with what follows from its row: callers, idempotency key and limits. */
export function describeOperation(
  operation: Operation,
  { description, rates: counted }: OperationReference,
): string {
  const key = takesIdempotencyKey(operation)
    ? [
        `**Idempotency:** with an \`Idempotency-Key\`, a repetition within ${idempotencyHours} hours changes nothing again. The same key with another body is refused with \`IDEMPOTENCY_KEY_REUSED\`.`,
      ]
    : []
  const limits =
    counted === undefined
      ? []
      : [`**Limit:** ${counted.map(limitOf).join('; ')}. A stage may set another number.`]
  return [description, `**Callers:** ${callersOf(operation)}`, ...key, ...limits].join('\n\n')
}
