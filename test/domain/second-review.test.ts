import { describe, expect, test } from '@jest/globals'
import type { DecidedReview, SubmittedApplication } from '../../domain/application.ts'
import {
  agreementCounting,
  awaitsOpinion,
  claimSample,
  heldLease,
  maySecond,
  type QualitySample,
  reviewedAgain,
  sampleExpiresAt,
  sampleOf,
  secondOf,
} from '../../domain/quality-sample.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { applicationIn, sampleEntered, sampleFacts } from '../support/samples.ts'

const decidedAt = '2026-11-23T02:10:00.000Z'
const sampledAt = '2026-11-23T02:10:01.234Z'
const now = '2026-11-24T03:00:00.000Z'
const lastMoment = '2026-11-24T02:59:59.999Z'
const hash = 'abcdefghijklmnopqrstuvwxyz'
const recordedDecision = {
  outcome: 'REJECT',
  reasons: [{ code: 'FORGED' }],
  reviewerId: 'decider',
  decidedAt,
} as const
const documents = { DATA_PAGE: 'one', HOLDING: 'two' }
const review = applicationIn('DECIDED_REVIEW', {
  applicationId: 'application',
  accountId: 'account',
  attempt: 2,
  recordedDecision,
  currentDocuments: documents,
})
const of = (changed: Partial<DecidedReview> = {}) => sampleOf({ ...review, ...changed }, hash, sampledAt)
const sample: QualitySample = {
  sampleId: '20261123021001234-abcdefghijklmnopqrstuv',
  state: 'OPEN',
  applicationId: 'application',
  accountId: 'account',
  attempt: 2,
  certificateType: 'PASSPORT',
  issuingRegion: 'DE',
  documents,
  sampledAt,
  first: { reviewerId: 'decider', outcome: 'REJECT', reasons: [{ code: 'FORGED' }], decidedAt },
  version: 1,
}

describe('the sample of a decision', () => {
  test('has the attempt as it was decided on, under an id that names nobody', () => {
    expect(of()).toEqual(sample)
  })

  test('is not made of a simulated decision', () => {
    expect(of({ recordedDecision: { ...recordedDecision, simulatedBy: 'system' } })).toBeUndefined()
  })

  test('has those who took part in the decision', () => {
    const [given] = sampleFacts.consultations
    const { opinion: _opinion, ...unanswered } = {
      ...given,
      attempt: 2,
    } as (typeof sampleFacts.consultations)[number]
    const consultations = [
      { ...unanswered, opinion: { ...given?.opinion, reviewerId: 'adviser' } },
      unanswered,
      given,
    ]
    expect(of({ consultations: consultations as NonNullable<DecidedReview['consultations']> })).toEqual({
      ...sample,
      advisers: ['adviser'],
    })
    expect(of({ recordedDecision: { ...recordedDecision, proposedBy: 'proposer' } })).toEqual({
      ...sample,
      proposedBy: 'proposer',
    })
  })

  test.each([
    ['30 days', '2026-12-23T02:10:01.234Z', {}, 2, true],
    ['not longer', '2026-12-23T02:10:01.235Z', {}, 2, false],
    ['not after the next submission', now, {}, 3, false],
    ['not after the second opinion', now, { state: 'AGREED' }, 2, false],
  ] as const)('waits for an opinion: %s', (_, at, changed, attempt, waits) => {
    expect(awaitsOpinion({ ...sample, ...changed }, { attempt }, at)).toBe(waits)
  })

  test('is deleted like the figures of the reviewer', () => {
    expect(new Date(sampleExpiresAt(sample) * 1000).toISOString()).toBe('2027-06-01T02:10:01.000Z')
  })
})

describe('the second review is claimed', () => {
  const lease = {
    reviewerId: 'second',
    claimedAt: '2026-11-24T02:50:00.000Z',
    expiresAt: '2026-11-24T03:00:00.001Z',
  }
  const claimed = { ...sample, lease }
  const ended = { ...sample, lease: { ...lease, expiresAt: now } }

  test.each([
    ['decider', false],
    ['proposer', false],
    ['account', false],
    ['adviser', false],
    ['second', true],
  ])('by somebody without a part in the first: %s: %j', async (reviewerId, may) => {
    const part = { ...sample, proposedBy: 'proposer', advisers: ['adviser'] }
    expect(maySecond(part, reviewerId)).toBe(may)
    const claim = () => claimSample(part, reviewerId, now)
    if (may) expect(claim).not.toThrow()
    else
      expect(await refusalOf(claim)).toEqual(
        refused(reviewerId === 'account' ? 'OWN_APPLICATION' : 'FORBIDDEN'),
      )
  })

  test('for 15 minutes, and is renewed with the time of its claim', () => {
    expect(claimSample(sample, 'second', now)).toEqual({
      ...sample,
      lease: { reviewerId: 'second', claimedAt: now, expiresAt: '2026-11-24T03:15:00.000Z' },
      version: 2,
    })
    expect(claimSample(claimed, 'second', now).lease).toMatchObject({ claimedAt: lease.claimedAt })
    expect(claimSample(ended, 'second', now).lease).toMatchObject({ claimedAt: now })
    expect(claimSample(ended, 'third', now).lease).toMatchObject({ reviewerId: 'third', claimedAt: now })
  })

  test('not while another reviewer holds it, or after the opinion', async () => {
    expect(await refusalOf(() => claimSample(claimed, 'third', now))).toEqual(
      refused('REVIEW_CLAIMED_BY_OTHER'),
    )
    const over = { ...sample, state: 'AGREED' } as const
    expect(await refusalOf(() => claimSample(over, 'third', now))).toEqual(refused('ALREADY_DECIDED'))
  })

  test('until its lease ends', () => {
    expect(heldLease(claimed, now)).toEqual(lease)
    expect(heldLease(ended, now)).toBeUndefined()
    expect(heldLease(ended, lastMoment)).toEqual(ended.lease)
    expect(heldLease(sample, now)).toBeUndefined()
  })

  test.each([
    ['AGREED', { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }],
    ['DIFFERENT', { outcome: 'APPROVE', reasons: [] }],
  ] as const)('and decided as %s', (state, opinion) => {
    expect(secondOf(claimed, opinion, 'second', now)).toEqual({
      ...sample,
      state,
      second: { ...opinion, reviewerId: 'second', decidedAt: now },
      version: 2,
    })
  })

  test.each([
    ['WRONG_STATE', sample, 'second'],
    ['WRONG_STATE', ended, 'second'],
    ['REVIEW_CLAIMED_BY_OTHER', claimed, 'third'],
    ['FORBIDDEN', sample, 'decider'],
    ['ALREADY_DECIDED', { ...sample, state: 'DIFFERENT' }, 'third'],
  ] as const)('and not decided otherwise: %s', async (code, by, reviewerId) => {
    const decide = () => secondOf(by, { outcome: 'APPROVE', reasons: [] }, reviewerId, now)
    expect(await refusalOf(decide)).toEqual(refused(code))
  })

  test('and counts for the first reviewer, on the local day of the second opinion', () => {
    const late = '2026-11-24T16:00:00.000Z'
    const second = { reviewerId: 'second', outcome: 'REJECT', reasons: [], decidedAt: late } as const
    const counted = {
      factId: sample.sampleId,
      day: '2026-11-25',
      keys: [],
      reviewer: { reviewerId: 'decider', keys: ['secondReviewed', 'agreed'] },
      fact: { applicationId: 'application', accountId: 'account', at: late },
    }
    expect(agreementCounting({ ...sample, state: 'AGREED', second }, 'Asia/Shanghai')).toEqual(counted)
    expect(
      agreementCounting({ ...sample, state: 'DIFFERENT', second }, 'Asia/Shanghai').reviewer?.keys,
    ).toEqual(['secondReviewed'])
    expect(agreementCounting(sample, 'Asia/Shanghai').fact?.at).toBe(decidedAt)
  })
})

describe('the application of a second review', () => {
  const record = (changed: Partial<SubmittedApplication> = {}) => ({
    application: { ...review, currentDocuments: {}, ...changed } as SubmittedApplication,
    documents: [],
    events: [],
  })

  test('is shown with the documents that were decided on', () => {
    expect(reviewedAgain(sample, record())?.application).toEqual(review)
    const approved = applicationIn('APPROVED', { ...record().application, status: 'APPROVED' } as never)
    expect(reviewedAgain(sample, record(approved))?.application.currentDocuments).toEqual(documents)
  })

  test.each<[string, Partial<SubmittedApplication> | undefined]>([
    ['does not exist', undefined],
    ['was never submitted', { submittedAt: undefined } as never],
    ['was submitted again', { attempt: 3 }],
    ['was decided again', { recordedDecision: { ...recordedDecision, decidedAt: now } }],
    ['has no decision', { recordedDecision: undefined } as never],
    ['lost its details', { entered: undefined } as never],
    ['is being erased', { erased: { begunAt: now }, entered: sampleEntered('hash') } as never],
    ['was withdrawn', { status: 'WITHDRAWN' } as never],
  ])('is not shown if it %s', (_, changed) => {
    expect(reviewedAgain(sample, changed === undefined ? undefined : record(changed))).toBeUndefined()
  })
})
