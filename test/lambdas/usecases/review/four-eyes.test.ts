import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { decisionReceiptSchema, reviewSchema } from '../../../../contract/review.ts'
import type { Principal } from '../../../../lambdas/usecases/access/people.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { listReviews } from '../../../../lambdas/usecases/review/list-reviews.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { markOverdue, remindReviewers } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { Crash, crashing } from '../../../support/crashing.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, otherReviewer, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
type Input = Parameters<typeof decideReview>[3]
const rejection: Input = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }
const confirmation: Input = { outcome: 'REJECT', reasons: [{ code: 'NOT_THE_HOLDER' }] }
const note = 'the edges look cut'

let world: World
beforeEach(() => {
  world = makeWorld({ fourEyes: true })
})
afterEach(() => assertInvariants(world))

async function claimAndDecide(applicationId: string, who: Principal, input: Input) {
  await claimReview(world.deps, who, applicationId)
  return decideReview(world.deps, who, applicationId, input)
}

async function proposed(input: Input = rejection): Promise<string> {
  const applicationId = await submitted(world, erika)
  await claimAndDecide(applicationId, reviewer, input)
  return applicationId
}

const listed = async (who: Principal, state: 'unclaimed' | 'mine' | 'all') =>
  (await listReviews(world.deps, who, { state, limit: 10 })).items

async function lastAudit() {
  const { items } = await world.records.auditTrail('erika', { limit: 1 })
  return items[0]
}

describe('four eyes: a first rejection', () => {
  test('is kept as a proposal, and its receipt says that it needs a second reviewer', async () => {
    const applicationId = await submitted(world, erika)
    const receipt = await claimAndDecide(applicationId, reviewer, rejection)
    expect(decisionReceiptSchema().parse(receipt)).toEqual({
      applicationId,
      attempt: 1,
      ...rejection,
      decidedAt: monday,
      confirmation: 'REQUIRED',
    })
    const application = await applicationOf(world, applicationId)
    expect(application).toMatchObject({
      status: 'IN_REVIEW',
      proposedRejection: { reasons: rejection.reasons, reviewerId: 'reviewer-1', proposedAt: monday },
      signal: { kind: 'SUBMITTED' },
    })
    expect(application).not.toHaveProperty('recordedDecision')
    expect(await lastAudit()).toMatchObject({
      actor: { role: 'reviewer', id: 'reviewer-1' },
      action: 'review.propose-rejection',
      details: { outcome: 'REJECT', reasons: ['FORGED'] },
    })
  })

  test('returns the review to the queue, unclaimed, awaiting confirmation', async () => {
    const applicationId = await proposed()
    for (const state of ['unclaimed', 'all'] as const) {
      expect(await listed(otherReviewer, state)).toMatchObject([
        { applicationId, awaitingConfirmation: true },
      ])
    }
    expect(await listed(reviewer, 'mine')).toEqual([])
    expect((await listed(otherReviewer, 'all'))[0]).not.toHaveProperty('lease')
  })

  test('is not shown to the applicant', async () => {
    const applicationId = await submitted(world, erika)
    const before = await readApplication(world.deps, erika, applicationId)
    await claimAndDecide(applicationId, reviewer, { ...rejection, internalNote: note })
    expect(await readApplication(world.deps, erika, applicationId)).toEqual(before)
  })

  test('shows its reasons and its note to the lease holder only', async () => {
    const applicationId = await proposed({ ...rejection, internalNote: note })
    expect(JSON.stringify([...world.records.stored.applications])).not.toContain(note)
    await claimReview(world.deps, otherReviewer, applicationId)
    const held = reviewSchema().parse(await readReview(world.deps, otherReviewer, applicationId))
    expect(held).toMatchObject({
      awaitingConfirmation: true,
      proposedRejection: { reasons: rejection.reasons, reviewerId: 'reviewer-1', proposedAt: monday },
      notes: [{ attempt: 1, reviewerId: 'reviewer-1', at: monday, text: note }],
    })
    const outline = await readReview(world.deps, reviewer, applicationId)
    expect(outline.awaitingConfirmation).toBe(true)
    expect(outline).not.toHaveProperty('proposedRejection')
    expect(outline).not.toHaveProperty('notes')
  })

  test('cannot be claimed or decided by its proposer', async () => {
    const applicationId = await proposed()
    expect(await refusalOf(claimReview(world.deps, reviewer, applicationId))).toEqual(refused('FORBIDDEN'))
    for (const input of [rejection, { outcome: 'APPROVE', reasons: [] } as Input]) {
      expect(await refusalOf(decideReview(world.deps, reviewer, applicationId, input))).toEqual(
        refused('FORBIDDEN'),
      )
    }
    await claimReview(world.deps, otherReviewer, applicationId)
    expect(await refusalOf(claimReview(world.deps, reviewer, applicationId))).toEqual(refused('FORBIDDEN'))
  })

  test('needs a lease and final reasons like each decision', async () => {
    const applicationId = await submitted(world, erika)
    expect(await refusalOf(decideReview(world.deps, reviewer, applicationId, rejection))).toEqual(
      refused('WRONG_STATE'),
    )
    const unfounded: Input = { outcome: 'REJECT', reasons: [{ code: 'NAME_MISMATCH' }] }
    expect(await refusalOf(claimAndDecide(applicationId, reviewer, unfounded))).toEqual(
      refused('INVALID_FIELD', '/reasons'),
    )
  })

  test('does not stop the deadline: reminders and the overdue mark continue', async () => {
    const applicationId = await proposed()
    const { dueAt = '' } = await readApplication(world.deps, erika, applicationId)
    expect(await remindReviewers(world.deps, { applicationId, attempt: 1, revision: 0 })).toEqual({
      open: true,
    })
    expect(await markOverdue(world.deps, { applicationId, attempt: 1, revision: 0, dueAt })).toMatchObject({
      open: true,
    })
    expect(await applicationOf(world, applicationId)).toMatchObject({ overdue: true })
  })

  test('does not prevent a withdrawal, and ends with it', async () => {
    const applicationId = await proposed()
    await withdrawApplication(world.deps, erika, applicationId)
    const application = await applicationOf(world, applicationId)
    expect(application.status).toBe('WITHDRAWN')
    expect(application).not.toHaveProperty('proposedRejection')
    expect(await refusalOf(claimReview(world.deps, otherReviewer, applicationId))).toEqual(
      refused('WRONG_STATE'),
    )
  })

  test('that comes while the applicant withdraws is refused', async () => {
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    world.records.beforeNextCommit(() => withdrawApplication(world.deps, erika, applicationId))
    expect(await refusalOf(decideReview(world.deps, reviewer, applicationId, rejection))).toEqual(
      refused('WRONG_STATE'),
    )
  })

  test('is made once, when its reviewer sends it twice at the same time', async () => {
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    const send = () => decideReview(world.deps, reviewer, applicationId, rejection)
    world.records.beforeNextCommit(send)
    expect(await refusalOf(send())).toEqual(refused('FORBIDDEN'))
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('recordedDecision')
  })

  test('sends no signal to the workflow, because nothing can be concluded yet', async () => {
    const applicationId = await proposed()
    await expect(concludeReview(world.deps, { applicationId, attempt: 1 })).rejects.toThrow('nobody decided')
  })
})

describe('four eyes: the second reviewer', () => {
  test('confirms with reasons of their own; the audit entry has both', async () => {
    const applicationId = await proposed()
    const receipt = await claimAndDecide(applicationId, otherReviewer, confirmation)
    expect(receipt).not.toHaveProperty('confirmation')
    expect(await lastAudit()).toMatchObject({
      actor: { id: 'reviewer-2' },
      action: 'review.decide',
      details: { outcome: 'REJECT', reasons: ['NOT_THE_HOLDER'], confirms: 'reviewer-1' },
    })
    const application = await applicationOf(world, applicationId)
    expect(application).toMatchObject({
      recordedDecision: { ...confirmation, reviewerId: 'reviewer-2' },
      signal: { kind: 'REJECT', attempt: 1 },
    })
    expect(application).not.toHaveProperty('proposedRejection')
    expect(await concludeReview(world.deps, { applicationId, attempt: 1 })).toEqual({ status: 'REJECTED' })
    expect((await readApplication(world.deps, erika, applicationId)).decision?.reasons).toMatchObject(
      confirmation.reasons,
    )
  })

  test.each<Input>([
    { outcome: 'APPROVE', reasons: [] },
    { outcome: 'REQUEST_RETRY', reasons: [{ code: 'NAME_MISMATCH' }] },
  ])('overrides by $outcome, and the audit entry names the proposer', async input => {
    const applicationId = await proposed()
    await claimAndDecide(applicationId, otherReviewer, input)
    expect(await lastAudit()).toMatchObject({
      actor: { id: 'reviewer-2' },
      details: { outcome: input.outcome, overrides: 'reviewer-1' },
    })
    const application = await applicationOf(world, applicationId)
    expect(application.recordedDecision).toMatchObject({ ...input, reviewerId: 'reviewer-2' })
    expect(application).not.toHaveProperty('proposedRejection')
  })

  test('does not exclude the proposer from the next attempt', async () => {
    const applicationId = await proposed()
    await claimAndDecide(applicationId, otherReviewer, {
      outcome: 'REQUEST_RETRY',
      reasons: [{ code: 'NAME_MISMATCH' }],
    })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    await claimReview(world.deps, reviewer, applicationId)
    expect((await readReview(world.deps, reviewer, applicationId)).awaitingConfirmation).toBe(false)
  })

  test('is exactly one of several concurrent claimers', async () => {
    const third: Principal = { accountId: 'reviewer-3', roles: ['reviewer'] }
    const applicationId = await proposed()
    world.records.beforeNextCommit(() => claimAndDecide(applicationId, otherReviewer, confirmation))
    expect(await refusalOf(claimReview(world.deps, third, applicationId))).toEqual(refused('ALREADY_DECIDED'))
    expect((await applicationOf(world, applicationId)).recordedDecision?.reviewerId).toBe('reviewer-2')
  })

  test('decides on the proposal even when the stage has turned four eyes off', async () => {
    const applicationId = await proposed()
    const relaxed = { ...world.deps, reviewPolicy: { ...world.deps.reviewPolicy, fourEyes: false } }
    expect(await refusalOf(decideReview(relaxed, reviewer, applicationId, rejection))).toEqual(
      refused('FORBIDDEN'),
    )
    await claimReview(world.deps, otherReviewer, applicationId)
    await decideReview(relaxed, otherReviewer, applicationId, confirmation)
    expect((await applicationOf(world, applicationId)).recordedDecision?.reviewerId).toBe('reviewer-2')
  })
})

describe('four eyes: a crash of the proposal', () => {
  test.each([
    ['before it is written', false],
    ['after it was written', true],
  ])('%s leaves a review that is open, proposed at most once', async (_when, takesEffect) => {
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    const records = crashing(world.records, { calls: 1, takesEffect })
    const crashed = decideReview({ ...world.deps, records }, reviewer, applicationId, rejection)
    await expect(crashed).rejects.toThrow(Crash)
    const again = decideReview(world.deps, reviewer, applicationId, rejection)
    if (takesEffect) expect(await refusalOf(again)).toEqual(refused('FORBIDDEN'))
    else expect(await again).toMatchObject({ confirmation: 'REQUIRED' })
    await claimAndDecide(applicationId, otherReviewer, confirmation)
    expect(await concludeReview(world.deps, { applicationId, attempt: 1 })).toEqual({ status: 'REJECTED' })
  })
})
