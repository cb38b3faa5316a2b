import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { questionSchema } from '../../../../contract/collaboration.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { readDocument } from '../../../../lambdas/usecases/evidence/read-document.ts'
import { listSecondReviews } from '../../../../lambdas/usecases/quality/list-samples.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import {
  askColleague,
  giveOpinion,
  readQuestion,
} from '../../../../lambdas/usecases/review/consult-colleague.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { handOverReview } from '../../../../lambdas/usecases/review/hand-over-review.ts'
import { listColleagues } from '../../../../lambdas/usecases/review/list-colleagues.ts'
import { listReviews } from '../../../../lambdas/usecases/review/list-reviews.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { applicationOf, claimed, resubmitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, otherReviewer, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const third = { accountId: 'reviewer-3', roles: ['reviewer'] } as const
const glare = [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] as const
const question = '这里的反光您能接受吗？'
const note = '第二行看不清'

let world: World
beforeEach(() => {
  world = makeWorld({ qualitySampleShare: 1 })
})
afterEach(() => assertInvariants(world))

/** A question of `reviewer` to `otherReviewer`, or to any reviewer. */
async function asked(to: typeof reviewer | undefined = otherReviewer) {
  const applicationId = await claimed(world, erika)
  const named = to === undefined ? {} : { to: to.accountId }
  const { consultationId } = await askColleague(world.deps, reviewer, applicationId, { question, ...named })
  return { applicationId, consultationId }
}

const answer = (of: Awaited<ReturnType<typeof asked>>, who = otherReviewer) =>
  giveOpinion(world.deps, who, of, { outcome: 'REQUEST_RETRY', reasons: [...glare], note })
const list = async (who: typeof reviewer) =>
  (await listReviews(world.deps, who, { state: 'asked', limit: 10 })).items
const actions = () => [...world.records.stored.audit.values()].map(({ action }) => action)

describe('a question to a colleague', () => {
  test('is listed for those who are asked', async () => {
    const { applicationId, consultationId } = await asked()
    expect(await list(otherReviewer)).toMatchObject([
      { applicationId, question: { consultationId, askedBy: reviewer.accountId, named: true } },
    ])
    expect(await list(third)).toEqual([])
    expect(await list(reviewer)).toEqual([])
  })

  test('to any reviewer is listed once, also beside a named one', async () => {
    const { applicationId } = await asked()
    await askColleague(world.deps, reviewer, applicationId, { question })
    expect(await list(otherReviewer)).toHaveLength(1)
    expect(await list(third)).toMatchObject([{ question: { named: false } }])
    expect(await list(reviewer)).toEqual([])
  })

  test('shows the case without a claim, each time after a recorded access', async () => {
    const of = await asked()
    const shown = await readQuestion(world.deps, otherReviewer, of)
    expect(questionSchema().parse(shown)).toMatchObject({
      question,
      entered: { name: 'Erika Mustermann' },
      askedBy: reviewer.accountId,
    })
    expect(shown.files).toHaveLength(2)
    expect(actions().at(-1)).toBe('review.read-question')
    expect((await applicationOf(world, of.applicationId)).lease?.reviewerId).toBe(reviewer.accountId)
  })

  test('shows the whole case with what machines read, and nothing of the applicant’s earlier story', async () => {
    const of = await asked()
    await readDocument(world.deps, { applicationId: of.applicationId, slot: 'DATA_PAGE' })
    const { files, evidence, ...shown } = await readQuestion(world.deps, otherReviewer, of)
    expect(shown).toStrictEqual({
      ...of,
      attempt: 1,
      certificateType: 'PASSPORT',
      issuingRegion: 'DE',
      submittedAt: monday,
      dueAt: '2026-11-26T10:00:00.000Z',
      askedBy: reviewer.accountId,
      askedAt: monday,
      question,
      entered: { name: 'Erika Mustermann', certificateNumber: 'C01X00T47', expiryDate: '2031-05-01' },
    })
    expect(files.map(({ slot }) => slot)).toEqual(['DATA_PAGE', 'HOLDING'])
    expect(evidence?.zones).toHaveLength(1)
  })

  test('without evidence has none', async () => {
    expect(await readQuestion(world.deps, otherReviewer, await asked())).not.toHaveProperty('evidence')
  })

  test.each([
    ['to a colleague', otherReviewer, { to: 'reviewer-2' }, { colleague: 'reviewer-2' }],
    ['to any reviewer', undefined, {}, {}],
  ])('%s is answered and recorded without its words', async (_, colleague, named, details) => {
    const applicationId = await claimed(world, erika)
    const count = trailOf(world).length
    const receipt = await askColleague(world.deps, reviewer, applicationId, { question, ...named })
    const { consultationId } = receipt
    expect(receipt).toStrictEqual({ applicationId, consultationId, askedAt: monday, ...named })
    const of = { applicationId, consultationId }
    const by = colleague ?? otherReviewer
    await readQuestion(world.deps, by, of)
    expect(await answer(of, by)).toStrictEqual({
      applicationId,
      consultationId,
      outcome: 'REQUEST_RETRY',
      reasons: [...glare],
      at: monday,
    })
    const entry = (id: string, action: string, more: object) => ({
      accountId: 'erika',
      at: monday,
      actor: { role: 'reviewer', id },
      action,
      applicationId,
      details: { consultationId, ...more },
    })
    expect(trailOf(world, count)).toStrictEqual([
      entry('reviewer-1', 'review.ask-colleague', details),
      entry('reviewer-2', 'review.read-question', {}),
      entry('reviewer-2', 'review.give-opinion', {}),
    ])
  })

  test('shows nothing if the access cannot be recorded', async () => {
    const of = await asked()
    world.records.contendNextCommits(100)
    expect(await refusalOf(() => readQuestion(world.deps, otherReviewer, of))).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
    })
  })

  test.each([
    ['a colleague who is not asked', third, 'NOT_FOUND'],
    ['the reviewer who asks', reviewer, 'NOT_FOUND'],
    ['the account holder', { ...erika, roles: ['reviewer'] as const }, 'OWN_APPLICATION'],
  ])('shows nothing to %s, and takes no opinion from them', async (_, who, code) => {
    const of = await asked()
    const before = actions().length
    expect(await refusalOf(() => readQuestion(world.deps, who, of))).toMatchObject({ code })
    expect(await refusalOf(() => answer(of, who))).toMatchObject({ code })
    expect(actions()).toHaveLength(before)
  })
})

describe('an opinion', () => {
  test('is shown to the holder of the review, and answers the question', async () => {
    const of = await asked()
    await answer(of)
    const { consultations } = await readReview(world.deps, reviewer, of.applicationId)
    expect(consultations).toMatchObject([
      { question, opinion: { reviewerId: otherReviewer.accountId, outcome: 'REQUEST_RETRY', note } },
    ])
    expect(await list(otherReviewer)).toEqual([])
    expect(await refusalOf(() => answer(of))).toMatchObject({ code: 'ALREADY_DECIDED' })
    expect(await readReview(world.deps, third, of.applicationId)).not.toHaveProperty('consultations')
  })

  test('is shown whole, with its note only if there is one, beside a question that waits', async () => {
    const of = await asked()
    await giveOpinion(world.deps, otherReviewer, of, { outcome: 'REQUEST_RETRY', reasons: [...glare] })
    const open = await askColleague(world.deps, reviewer, of.applicationId, { question, to: third.accountId })
    const put = { attempt: 1, askedBy: reviewer.accountId, askedAt: monday, question }
    const { consultations } = await readReview(world.deps, reviewer, of.applicationId)
    expect(consultations).toStrictEqual([
      {
        ...put,
        consultationId: of.consultationId,
        to: otherReviewer.accountId,
        opinion: {
          reviewerId: otherReviewer.accountId,
          outcome: 'REQUEST_RETRY',
          reasons: [...glare],
          at: monday,
        },
      },
      { ...put, consultationId: open.consultationId, to: third.accountId },
    ])
  })

  test('follows the rules of a decision', async () => {
    const of = await asked()
    expect(
      await refusalOf(() =>
        giveOpinion(world.deps, otherReviewer, of, { outcome: 'REQUEST_RETRY', reasons: [] }),
      ),
    ).toMatchObject({ code: 'INVALID_FIELD', pointers: ['/reasons'] })
  })

  test('decides nothing, and is there on the next attempt', async () => {
    const of = await asked()
    await answer(of)
    expect((await applicationOf(world, of.applicationId)).recordedDecision).toBeUndefined()
    await decideReview(world.deps, reviewer, of.applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons: [...glare],
    })
    await concludeReview(world.deps, { applicationId: of.applicationId, attempt: 1 })
    await resubmitted(world, erika, of.applicationId)
    await claimReview(world.deps, third, of.applicationId)
    expect((await readReview(world.deps, third, of.applicationId)).consultations).toMatchObject([
      { attempt: 1, opinion: { note } },
    ])
  })

  test('is not waited for: a decision ends the question', async () => {
    const of = await asked()
    await decideReview(world.deps, reviewer, of.applicationId, { outcome: 'APPROVE', reasons: [] })
    expect(await applicationOf(world, of.applicationId)).not.toHaveProperty('consultations')
    expect(await refusalOf(() => answer(of))).toMatchObject({ code: 'ALREADY_DECIDED' })
    expect(await list(otherReviewer)).toEqual([])
  })

  test('excludes the colleague from the blind second review of the attempt', async () => {
    const of = await asked()
    await answer(of)
    await decideReview(world.deps, reviewer, of.applicationId, { outcome: 'APPROVE', reasons: [] })
    await concludeReview(world.deps, { applicationId: of.applicationId, attempt: 1 })
    const waiting = async (who: typeof reviewer) =>
      (await listSecondReviews(world.deps, who, { limit: 10 })).items
    expect(await waiting(otherReviewer)).toEqual([])
    expect(await waiting(third)).toHaveLength(1)
  })

  test('is erased with the notes', async () => {
    const of = await asked()
    await answer(of)
    await decideReview(world.deps, reviewer, of.applicationId, { outcome: 'APPROVE', reasons: [] })
    await concludeReview(world.deps, { applicationId: of.applicationId, attempt: 1 })
    world.time.advance({ days: 400 })
    const untold = { erased: () => undefined, failed: () => undefined }
    await eraseDueContent(world.deps, untold, () => true)
    expect(await applicationOf(world, of.applicationId)).not.toHaveProperty('consultations')
  })

  test('and colleagues are not in the applicant’s export', async () => {
    const of = await asked()
    await answer(of)
    await handOverReview(world.deps, reviewer, of.applicationId, { note, to: otherReviewer.accountId })
    const exported = JSON.stringify(await exportAccount(world.deps, erika))
    for (const secret of [otherReviewer.accountId, question, note, 'PHOTO_GLARE', 'REQUEST_RETRY']) {
      expect(exported).not.toContain(secret)
    }
  })
})

test('colleagues are the reviewers of whom a decision was counted lately, without numbers', async () => {
  const counted = async (day: string, reviewerId: string) =>
    world.records.figures.count(
      { factId: `${day}-${reviewerId}`, day, keys: [], reviewer: { reviewerId, keys: ['approved'] } },
      world.deps.clock(),
    )
  await counted('2026-11-20', 'reviewer-9')
  await counted('2026-10-25', otherReviewer.accountId)
  await counted('2026-10-24', 'long-ago')
  await counted('2026-11-20', reviewer.accountId)
  expect(await listColleagues(world.deps, reviewer)).toEqual({
    items: [{ reviewerId: otherReviewer.accountId }, { reviewerId: 'reviewer-9' }],
  })
})
