import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import type { ApplicationRecord, Rejected } from '../../domain/application.ts'
import { without } from '../../domain/change.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import {
  assertMayRule,
  barredFrom,
  canBeReopened,
  type OverrideRuling,
  openProposal,
  overrideRulings,
  proposalOf,
  reopenable,
} from '../../domain/override.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import {
  applicationIn,
  applicationStateNames,
  examinedDocument,
  sampleAccount,
  sampleFacts,
} from '../support/samples.ts'

const at = '2026-11-23T02:11:00.000Z'
const proposal = proposalOf(
  { proposalId: 'proposal', operatorId: 'proposer', reasonCiphertext: 'sealed' },
  at,
)
const decision = { ...sampleFacts.recordedDecision, reviewerId: 'decider' }
const rejected = applicationIn('REJECTED', { recordedDecision: decision, overrideProposal: proposal })

describe('a proposal to reopen a rejected application', () => {
  test('is open for seven days', () => {
    expect(proposal).toEqual({
      proposalId: 'proposal',
      operatorId: 'proposer',
      reasonCiphertext: 'sealed',
      proposedAt: at,
      expiresAt: '2026-11-30T02:11:00.000Z',
    })
    expect(openProposal(rejected, '2026-11-30T02:10:59.999Z')).toEqual(proposal)
    expect(openProposal(rejected, proposal.expiresAt)).toBeUndefined()
    expect(openProposal({}, at)).toBeUndefined()
  })

  const bars = (changed: Partial<Rejected>) => barredFrom({ ...rejected, ...changed })

  test('bars those who decided the attempt, proposed its rejection, or were barred before', () => {
    expect(bars({})).toEqual(['decider'])
    expect(bars({ recordedDecision: { ...decision, proposedBy: 'first' } })).toEqual(['decider', 'first'])
    const override = { at, proposedBy: 'earlier', confirmedBy: 'other', barred: ['before', 'earlier'] }
    expect(bars({ override })).toEqual(['before', 'earlier', 'decider'])
  })

  test.each<[string, OverrideRuling[]]>([
    ['proposer', ['WITHDRAW']],
    ['decider', []],
    ['other', ['CONFIRM', 'DECLINE']],
  ])('leaves to the %s the rulings %j', async (operatorId, allowed) => {
    for (const ruling of overrideRulings) {
      const rule = () => assertMayRule(rejected, proposal, ruling, operatorId)
      if (allowed.includes(ruling)) expect(rule).not.toThrow()
      else expect(await refusalOf(rule)).toEqual(refused('FORBIDDEN'))
    }
  })

  test('is withdrawn by the proposer even if the proposer decided the attempt', () => {
    const own = { ...rejected, recordedDecision: { ...decision, reviewerId: 'proposer' } }
    expect(() => assertMayRule(own, proposal, 'WITHDRAW', 'proposer')).not.toThrow()
  })

  test.each(applicationStateNames)('concerns only rejected applications: %s', name => {
    expect(canBeReopened(applicationIn(name))).toBe(name === 'REJECTED')
  })

  test('does not concern an application whose content is erased', () => {
    expect(canBeReopened({ ...rejected, erased: { begunAt: at } })).toBe(false)
  })
})

const today = '2026-11-23'
const documents = (['DATA_PAGE', 'HOLDING'] as const).map(slot =>
  examinedDocument({ slot, documentId: slot }),
)
const complete: ApplicationRecord<Rejected> = {
  application: applicationIn('REJECTED', {
    entered: { ...sampleFacts.entered, expiryDate: today },
    currentDocuments: { DATA_PAGE: 'DATA_PAGE', HOLDING: 'HOLDING' },
    consent: { policyVersion: '2026-01', givenAt: at },
  }),
  documents,
  events: [],
}
const erased = { ...complete, application: without(complete.application, 'entered') }
const { registrationRegion: _region, ...withoutRegion } = sampleAccount()

describe('a rejected application can be reviewed again', () => {
  const having = (changed: Partial<Rejected>): ApplicationRecord<Rejected> => ({
    ...complete,
    application: { ...complete.application, ...changed },
  })
  const standing = { authenticationStatus: 'AUTHENTICATED', currentApplicationId: 'standing' } as const
  const authenticated = sampleAccount(standing)

  test.each<[string, ApplicationRecord<Rejected>, Account]>([
    ['with all its content, on the last valid day', complete, sampleAccount()],
    [
      'after a consent that was withdrawn before',
      complete,
      sampleAccount({ consentWithdrawnAt: '2026-10-23T02:11:00.000Z' }),
    ],
    ['as a renewal, beside the standing one', having({ purpose: 'RENEWAL' }), authenticated],
    ['as the renewal of an authentication that has ended', having({ purpose: 'RENEWAL' }), sampleAccount()],
  ])('%s', (_, record, account) => {
    expect(reopenable(record, account, undefined, today)).toEqual(record.application)
  })

  test.each<[ErrorCode, string, ApplicationRecord<Rejected>, Account]>([
    [
      'WRONG_STATE',
      'while it is parked',
      having({ parked: { at, error: 'States.TaskFailed' } }),
      sampleAccount(),
    ],
    ['CONTENT_ERASED', 'without its details', erased, sampleAccount()],
    ['CONTENT_ERASED', 'during an erasure', having({ erased: { begunAt: at } }), sampleAccount()],
    ['CONTENT_ERASED', 'without a file', { ...complete, documents: documents.slice(1) }, sampleAccount()],
    ['CONTENT_ERASED', 'at the withdrawal of consent', complete, sampleAccount({ consentWithdrawnAt: at })],
    ['PARTNER_PROGRAM_MEMBER', 'R12: of a partner', complete, sampleAccount({ partnerProgram: true })],
    ['APPLICATION_OPEN', 'beside an open one', complete, sampleAccount({ currentApplicationId: 'open' })],
    ['ALREADY_AUTHENTICATED', 'beside a standing one', complete, authenticated],
    [
      'APPLICATION_OPEN',
      'as a renewal beside another',
      having({ purpose: 'RENEWAL' }),
      sampleAccount({ ...standing, renewalApplicationId: 'other' }),
    ],
    [
      'APPLICATION_OPEN',
      'as the renewal of an ended authentication, beside an open one',
      having({ purpose: 'RENEWAL' }),
      sampleAccount({ currentApplicationId: 'open' }),
    ],
    ['REGION_MISMATCH', 'R2: of another region', complete, sampleAccount({ registrationRegion: 'FR' })],
    ['REGION_MISMATCH', 'R2: of no region', complete, withoutRegion as Account],
    [
      'CERTIFICATE_EXPIRED',
      'R3: after the last valid day',
      having({ entered: { ...sampleFacts.entered, expiryDate: '2026-11-22' } }),
      sampleAccount(),
    ],
  ])('is refused with %s %s', async (code, _, record, account) => {
    expect(await refusalOf(() => reopenable(record, account, undefined, today))).toEqual(refused(code))
  })
})
