import { describe, expect, test } from '@jest/globals'
import { without } from '../../domain/change.ts'
import {
  toApproved,
  toRejected,
  toReopened,
  toRetryRequested,
  toSubmitted,
  toWithdrawn,
} from '../../domain/transitions.ts'
import { applicationIn, sampleFacts } from '../support/samples.ts'

const at = '2026-11-24T03:00:00.000Z'
const { entered, deadline, overrideProposal: proposal } = sampleFacts
const { recordedDecision, appliedDecision, override, signal, consultations } = sampleFacts
const namedDecision = { outcome: 'REJECT', reasons: [] } as const
const decided = applicationIn('DECIDED_REVIEW', { signal, overdue: true, override })
const conclusion = {
  outcome: 'REJECT',
  reasons: [{ code: 'FORGED' }],
  asDecided: true,
  attemptsExhausted: false,
} as const
const applied = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }], decidedAt: at }

describe('a submission', () => {
  const retry = applicationIn('RETRY_REQUESTED', {
    attempt: 1,
    overdue: true,
    override,
    namedDecision: { ...namedDecision, attempt: 1 },
  } as never)

  test('begins the next attempt without what belonged to the last one', () => {
    const after = toSubmitted(retry, { entered, deadline, hints: [] }, at)
    expect(after).toEqual({
      ...without(retry, 'reopened', 'recordedDecision', 'appliedDecision', 'override', 'namedDecision'),
      status: 'IN_REVIEW',
      attempt: 2,
      entered,
      submittedAt: at,
      deadline,
      overdue: false,
      signal: { kind: 'SUBMITTED', attempt: 2, at },
    })
  })

  test('has the hints of its files, and the decision that a test name asks for', () => {
    const after = toSubmitted(retry, { entered, deadline, hints: ['GLARE'], namedDecision }, at)
    expect(after).toMatchObject({ hints: ['GLARE'], namedDecision: { ...namedDecision, attempt: 2 } })
  })
})

describe('a conclusion', () => {
  const rest = without(decided, 'signal')

  test.each([
    ['approves', toApproved(decided, conclusion, at), { status: 'APPROVED', endedAt: at }],
    ['rejects', toRejected(decided, conclusion, at), { status: 'REJECTED', endedAt: at }],
  ])('%s, and ends the pending signal', (_, after, changed) => {
    expect(after).toEqual({ ...rest, ...changed, appliedDecision: applied })
  })

  test('says that the attempts were used up', () => {
    const after = toRejected(decided, { ...conclusion, attemptsExhausted: true }, at)
    expect(after.appliedDecision).toEqual({ ...applied, attemptsExhausted: true })
  })

  test('for a retry ends the clock and opens what the reasons name', () => {
    const reasons = [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }] as const
    const currentDocuments = { DATA_PAGE: 'one', HOLDING: 'two' }
    const after = toRetryRequested(
      { ...decided, currentDocuments },
      { ...conclusion, outcome: 'REQUEST_RETRY', reasons },
      at,
    )
    expect(after).toEqual({
      ...rest,
      status: 'RETRY_REQUESTED',
      overdue: false,
      appliedDecision: { outcome: 'REQUEST_RETRY', reasons, decidedAt: at },
      reopened: { slots: ['HOLDING'], fields: [] },
      currentDocuments: { DATA_PAGE: 'one' },
    })
  })
})

describe('an override', () => {
  const [note] = sampleFacts.notes
  const rejected = applicationIn('REJECTED', {
    run: 1,
    overdue: true,
    notes: [note],
    override,
    overrideProposal: proposal,
    recordedDecision: { ...recordedDecision, reviewerId: 'decider', proposedBy: 'first' },
    appliedDecision,
    deadline: { ...deadline, revision: 2 },
    namedDecision: { ...namedDecision, attempt: 1 },
  } as never)
  const reopen = (changed: object = {}, hints: readonly 'GLARE'[] = []) =>
    toReopened(
      { ...rejected, entered, ...changed },
      { proposal, confirmedBy: 'operator-2', deadline, hints },
      at,
    )

  test('opens the same attempt with a new clock, a new execution and its reason as a note', () => {
    expect(reopen()).toEqual({
      ...without(
        { ...rejected, entered },
        'overrideProposal',
        'recordedDecision',
        'appliedDecision',
        'namedDecision',
        'endedAt',
      ),
      status: 'IN_REVIEW',
      run: 2,
      overdue: false,
      deadline: { ...deadline, revision: 3 },
      override: {
        at,
        proposedBy: 'operator-1',
        confirmedBy: 'operator-2',
        barred: ['reviewer-3', 'operator-1', 'decider', 'first'],
      },
      notes: [note, { attempt: 1, operatorId: 'operator-1', at, ciphertext: proposal.reasonCiphertext }],
      signal: { kind: 'REOPENED', attempt: 1, at },
    })
  })

  test('is the first of an application that was never reopened', () => {
    const after = reopen({
      run: undefined,
      notes: undefined,
      override: undefined,
      deadline: without(deadline, 'revision'),
    })
    expect(after).toMatchObject({
      run: 1,
      deadline: { revision: 1 },
      notes: [{ operatorId: 'operator-1' }],
      override: { barred: ['decider', 'first', 'operator-1'] },
    })
  })

  test('has the hints of the files', () => {
    expect(reopen({}, ['GLARE']).hints).toEqual(['GLARE'])
    expect(reopen()).not.toHaveProperty('hints')
  })
})

test('a withdrawal ends the lease, the proposal, the handover and the open questions', () => {
  const { lease, hints, proposedRejection, handover } = sampleFacts
  const open = applicationIn('OPEN_REVIEW', {
    lease,
    hints,
    proposedRejection,
    handover,
    consultations,
    override,
  })
  expect(toWithdrawn(open, at)).toEqual({
    ...without(open, 'lease', 'hints', 'proposedRejection', 'handover'),
    status: 'WITHDRAWN',
    endedAt: at,
    signal: { kind: 'WITHDRAWN', attempt: 1, at },
  })
})
