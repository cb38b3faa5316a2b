import { describe, expect, test } from '@jest/globals'
import type { DecidedReview, RecordedDecision } from '../../domain/application.ts'
import { conclusionOf, isLastAttempt } from '../../domain/conclusion.ts'
import { stageDefaults } from '../../domain/policy.ts'
import type { DecisionReason } from '../../domain/reasons.ts'
import { applicationIn, sampleAccount, sampleEntered } from '../support/samples.ts'
import { monday } from '../support/world.ts'

const today = '2026-11-23'
const name: DecisionReason[] = [{ code: 'NAME_MISMATCH' }]
const forged: DecisionReason[] = [{ code: 'FORGED' }]
const { expiryDate: _dated, ...longTerm } = sampleEntered('hash')

type Decision = Pick<RecordedDecision, 'outcome' | 'reasons'>
type Case = Partial<Parameters<typeof conclusionOf>[1]> & { readonly review?: Partial<DecidedReview> }

const conclusion = ({ outcome, reasons }: Decision, { review, ...given }: Case = {}) => {
  const recordedDecision = { outcome, reasons, reviewerId: 'reviewer-1', decidedAt: monday }
  return conclusionOf(applicationIn('DECIDED_REVIEW', { ...review, recordedDecision }), {
    account: sampleAccount(),
    today,
    maximumAttempts: 3,
    ...given,
  })
}

const onAttempt = (attempt: number): Case => ({ review: { attempt } })
const expiring = (expiryDate: string): Case => ({ review: { entered: { ...longTerm, expiryDate } } })

describe('a decision is applied', () => {
  const approval = { outcome: 'APPROVE', reasons: [] } as const
  const retry = { outcome: 'REQUEST_RETRY', reasons: name } as const
  const rejection = { outcome: 'REJECT', reasons: forged } as const
  const asDecided = { asDecided: true, attemptsExhausted: false }
  const byRule = { asDecided: false, attemptsExhausted: false }
  const partner: Case = { account: sampleAccount({ partnerProgram: true, registrationRegion: 'FR' }) }
  const moved: Case = { account: sampleAccount({ registrationRegion: 'FR' }) }

  test.each([
    ['an approval', approval, {}, { ...approval, ...asDecided }],
    ['an approval on the last attempt', approval, onAttempt(3), { ...approval, ...asDecided }],
    ['an approval on the day of expiry', approval, expiring(today), { ...approval, ...asDecided }],
    [
      'an approval of a long-term certificate',
      approval,
      { review: { entered: longTerm } },
      { ...approval, ...asDecided },
    ],
    [
      'R12: an approval of a partner, wherever registered',
      approval,
      partner,
      { outcome: 'REJECT', reasons: [{ code: 'PARTNER_PROGRAM_MEMBER' }], ...byRule },
    ],
    [
      'R2: an approval of who moved',
      approval,
      moved,
      { outcome: 'REQUEST_RETRY', reasons: [{ code: 'REGION_MISMATCH' }], ...byRule },
    ],
    [
      'R3: an approval of what expired yesterday',
      approval,
      expiring('2026-11-22'),
      { outcome: 'REQUEST_RETRY', reasons: [{ code: 'CERTIFICATE_EXPIRED' }], ...byRule },
    ],
    [
      'R2, R3: an approval of both',
      approval,
      { ...moved, ...expiring('2026-11-22') },
      {
        outcome: 'REQUEST_RETRY',
        reasons: [{ code: 'REGION_MISMATCH' }, { code: 'CERTIFICATE_EXPIRED' }],
        ...byRule,
      },
    ],
    ['a retry', retry, {}, { ...retry, ...asDecided }],
    ['a retry of a partner', retry, partner, { ...retry, ...asDecided }],
    ['a retry on the last attempt but one', retry, onAttempt(2), { ...retry, ...asDecided }],
    [
      'a retry on the last attempt',
      retry,
      onAttempt(3),
      { outcome: 'REJECT', reasons: name, asDecided: false, attemptsExhausted: true },
    ],
    [
      'a retry beyond the last attempt, when fewer are allowed than were',
      retry,
      onAttempt(4),
      { outcome: 'REJECT', reasons: name, asDecided: false, attemptsExhausted: true },
    ],
    [
      'R2: an approval of who moved, on the last attempt',
      approval,
      { ...onAttempt(3), ...moved },
      {
        outcome: 'REJECT',
        reasons: [{ code: 'REGION_MISMATCH' }],
        asDecided: false,
        attemptsExhausted: true,
      },
    ],
    ['a rejection', rejection, {}, { ...rejection, ...asDecided }],
    ['a rejection on the last attempt', rejection, onAttempt(3), { ...rejection, ...asDecided }],
  ] as const)('%s', (_what, decision, given, expected) => {
    expect(conclusion(decision, given)).toEqual(expected)
  })
})

test('the tenth attempt is the last by default; a stage can set another number', () => {
  expect([9, 10, 11].map(attempt => isLastAttempt({ attempt }, stageDefaults.maximumAttempts))).toEqual([
    false,
    true,
    true,
  ])
})
