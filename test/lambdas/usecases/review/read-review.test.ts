import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { reviewSchema } from '../../../../contract/review.ts'
import { isReviewOpen } from '../../../../domain/application.ts'
import { readDocument } from '../../../../lambdas/usecases/evidence/read-document.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview, releaseReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { handOverReview } from '../../../../lambdas/usecases/review/hand-over-review.ts'
import { listReviews } from '../../../../lambdas/usecases/review/list-reviews.ts'
import { readReview, readReviewOutline } from '../../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { notifyOfExpiry } from '../../../../lambdas/usecases/workflow/watch-certificate.ts'
import { recordingAll } from '../../../crash/outside-calls.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { pageReading } from '../../../support/sample-reading.ts'
import { sampleAudit } from '../../../support/samples.ts'
import { claimed, concluded, drafted, recordOf, resubmitted, submitted } from '../../../support/walk.ts'
import { renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, monday, otherReviewer, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const read = (applicationId: string, who = reviewer) => readReview(world.deps, who, applicationId)
const readings = () =>
  [...world.records.stored.audit.values()]
    .filter(({ action }) => action === 'review.read')
    .map(({ actor }) => actor.id)

describe('a review', () => {
  test('shows the entered details to the lease holder, which the audit trail records', async () => {
    const view = await read(await claimed(world, erika))
    expect(reviewSchema().strict().parse(view)).toEqual(view)
    expect(view.entered).toEqual({
      name: 'Erika Mustermann',
      certificateNumber: 'C01X00T47',
      expiryDate: '2031-05-01',
    })
    expect(view.lease).toMatchObject({ reviewerId: 'reviewer-1', mine: true })
    expect(readings()).toEqual(['reviewer-1'])
  })

  test('shows earlier reviewers’ notes to the lease holder of a later attempt only', async () => {
    const applicationId = await claimed(world, erika)
    const reasons = [{ code: 'NAME_MISMATCH' as const }]
    const internalNote = 'compare with Mustermann of last week'
    await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons,
      internalNote,
    })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    await resubmitted(world, erika, applicationId, { name: 'Erika Muster' })
    expect(await read(applicationId, otherReviewer)).not.toHaveProperty('notes')
    await claimReview(world.deps, otherReviewer, applicationId)
    expect((await read(applicationId, otherReviewer)).notes).toMatchObject([
      { attempt: 1, reviewerId: 'reviewer-1', text: internalNote },
    ])
  })

  test('of a renewal is shown whole to the lease holder, with the certificate that it renews', async () => {
    const { standing, applicationId } = await renewing(world, erika)
    await notifyOfExpiry(world.deps, 'erika', { role: 'system', id: 'watch-certificate' }, 'EXPIRING')
    await claimReview(world.deps, reviewer, applicationId)
    const { files, documents, history, ...view } = await read(applicationId)
    expect(view).toStrictEqual({
      applicationId,
      purpose: 'RENEWAL',
      status: 'IN_REVIEW',
      attempt: 1,
      certificateType: 'PASSPORT',
      issuingRegion: 'DE',
      submittedAt: monday,
      dueAt: '2026-11-26T10:00:00.000Z',
      dueProvisional: false,
      overdue: false,
      hints: [],
      awaitingConfirmation: false,
      lease: { reviewerId: 'reviewer-1', expiresAt: '2026-11-23T02:15:00.000Z', mine: true },
      entered: { name: 'Erika Mustermann', certificateNumber: 'C01X00T48', expiryDate: '2041-05-01' },
      renews: {
        applicationId: standing,
        certificateType: 'PASSPORT',
        issuingRegion: 'DE',
        maskedNumber: 'C******47',
        expiresOn: '2031-05-01',
      },
      earlierApplications: [
        {
          applicationId: standing,
          certificateType: 'PASSPORT',
          issuingRegion: 'DE',
          status: 'APPROVED',
          attempt: 1,
          submittedAt: monday,
          decision: { outcome: 'APPROVE', reasons: [], decidedAt: monday },
        },
      ],
      notes: [],
    })
    expect(files?.map(({ slot }) => slot)).toEqual(['DATA_PAGE', 'HOLDING'])
    expect(documents.map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED'])
    expect(history.at(-1)).toMatchObject({ event: 'application.submitted' })
  })

  test('is listed with its hints, and without what does not apply', async () => {
    const applicationId = await submitted(world, erika)
    const read = async () => ({ pages: [pageReading([])] })
    await readDocument({ ...world.deps, read }, { applicationId, slot: 'DATA_PAGE' })
    const { items } = await listReviews(world.deps, reviewer, { state: 'all', limit: 10 })
    expect(items).toStrictEqual([
      {
        applicationId,
        status: 'IN_REVIEW',
        attempt: 1,
        certificateType: 'PASSPORT',
        issuingRegion: 'DE',
        submittedAt: monday,
        dueAt: '2026-11-26T10:00:00.000Z',
        dueProvisional: false,
        overdue: false,
        hints: ['NO_CERTIFICATE_FOUND'],
        awaitingConfirmation: false,
      },
    ])
  })

  test('is shown to other reviewers as its outline, with or without their request’s own record', async () => {
    const applicationId = await claimed(world, erika)
    const outline = await read(applicationId, otherReviewer)
    expect(outline.lease).toEqual({
      reviewerId: 'reviewer-1',
      expiresAt: '2026-11-23T02:15:00.000Z',
      mine: false,
    })
    for (const known of [undefined, await recordOf(world, applicationId)]) {
      expect(await readReviewOutline(world.deps, otherReviewer, applicationId, known)).toStrictEqual(outline)
    }
    const own = await readReviewOutline(world.deps, reviewer, applicationId)
    expect(own.lease).toMatchObject({ mine: true })
    expect(own).not.toHaveProperty('entered')
  })

  test('shows what was read, also if every file was read', async () => {
    const applicationId = await claimed(world, erika)
    for (const slot of ['DATA_PAGE', 'HOLDING'] as const)
      await readDocument(world.deps, { applicationId, slot })
    expect((await read(applicationId)).evidence?.zones.length).toBeGreaterThan(0)
  })

  test('shows the notes of handovers with the named colleague, and other notes without', async () => {
    const applicationId = await claimed(world, erika)
    await handOverReview(world.deps, reviewer, applicationId, { note: 'for you', to: 'reviewer-2' })
    await claimReview(world.deps, otherReviewer, applicationId)
    const reasons = [{ code: 'NAME_MISMATCH' as const }]
    await decideReview(world.deps, otherReviewer, applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons,
      internalNote: 'compare the names',
    })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    await resubmitted(world, erika, applicationId, { name: 'Erika Muster' })
    await claimReview(world.deps, reviewer, applicationId)
    expect((await read(applicationId)).notes).toStrictEqual([
      { attempt: 1, reviewerId: 'reviewer-1', at: monday, text: 'for you', handover: { to: 'reviewer-2' } },
      { attempt: 1, reviewerId: 'reviewer-2', at: monday, text: 'compare the names' },
    ])
  })

  test('shows five earlier applications at most, without drafts and unreadable ones', async () => {
    const ids: string[] = []
    for (let count = 0; count < 7; count += 1) {
      const id = await submitted(world, erika)
      await concluded(world, id, 'REJECT', [{ code: 'FORGED' }])
      ids.unshift(id)
      world.time.advance({ minutes: 1 })
    }
    world.records.spoil(String(ids[1]))
    const draft = await drafted(world, erika)
    await withdrawApplication(world.deps, erika, draft)
    world.time.advance({ minutes: 1 })
    const applicationId = await claimed(world, erika)
    const { earlierApplications } = await read(applicationId)
    expect(earlierApplications?.map(each => each.applicationId)).toEqual([ids[0], ids[2], ids[3]])
  })

  test('is recorded as a look at this application by this reviewer', async () => {
    const applicationId = await claimed(world, erika)
    const count = trailOf(world).length
    await read(applicationId)
    expect(trailOf(world, count)).toStrictEqual([
      {
        accountId: 'erika',
        at: monday,
        actor: { role: 'reviewer', id: 'reviewer-1' },
        action: 'review.read',
        applicationId,
      },
    ])
  })

  test('that a claim answers asks for no second review of the reviewer', async () => {
    const applicationId = await submitted(world, erika)
    const { samples: _unused, ...deps } = world.deps
    expect(await readReview(deps, reviewer, applicationId)).not.toHaveProperty('entered')
  })

  test('shows no operator’s note to reviewers', async () => {
    const applicationId = await claimed(world, erika)
    const { application: before } = await recordOf(world, applicationId)
    if (!isReviewOpen(before)) throw new Error('the review is not open')
    const ciphertext = await world.deps.personalData.encrypt(applicationId, 'for the record')
    const notes = [{ attempt: 1, operatorId: 'operator-1', at: monday, ciphertext }]
    await world.records.commit({
      application: { before, after: { ...before, notes } },
      audit: sampleAudit('erika'),
    })
    expect((await read(applicationId)).notes).toEqual([])
  })

  test('shows the lease holder the earlier applications of the account with their last decisions, and nobody else', async () => {
    const earlier = await claimed(world, erika)
    const reasons = [{ code: 'FORGED' as const }]
    await concluded(world, earlier, 'REJECT', reasons)
    const applicationId = await claimed(world, erika)
    const { earlierApplications } = await read(applicationId)
    expect(earlierApplications).toMatchObject([
      {
        applicationId: earlier,
        status: 'REJECTED',
        certificateType: 'PASSPORT',
        decision: { outcome: 'REJECT', reasons },
      },
    ])
    expect(JSON.stringify(earlierApplications)).not.toMatch(/C01X00T47|Mustermann|\*|erika/)
    expect(await read(applicationId, otherReviewer)).not.toHaveProperty('earlierApplications')
  })

  test('shows no personal data to other reviewers, which is not recorded', async () => {
    const view = await read(await claimed(world, erika), otherReviewer)
    expect(view).not.toHaveProperty('entered')
    expect(view.lease).toMatchObject({ mine: false })
    expect(JSON.stringify(view)).not.toMatch(/C01X00T47|Mustermann|\*|erika/)
    expect(readings()).toEqual([])
  })

  test('shows nothing personal after the lease expired or was released, or the review was decided', async () => {
    const applicationId = await claimed(world, erika)
    world.time.advance({ minutes: 15 })
    expect(await read(applicationId)).not.toHaveProperty('entered')
    expect(await read(applicationId)).not.toHaveProperty('lease')
    await claimReview(world.deps, reviewer, applicationId)
    await releaseReview(world.deps, reviewer, applicationId)
    expect(await read(applicationId)).not.toHaveProperty('entered')
    await concluded(world, applicationId, 'APPROVE')
    expect(await read(applicationId)).not.toHaveProperty('entered')
    expect(readings()).toEqual([])
  })

  test('is neither decrypted nor given presigned URLs when the access cannot be audited', async () => {
    const applicationId = await claimed(world, erika)
    world.records.contendNextCommits(100)
    const calls: string[] = []
    const deps = recordingAll(world.deps, calls)
    expect(await refusalOf(readReview(deps, reviewer, applicationId))).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(calls.filter(call => /^(personalData|files)\./.test(call))).toEqual([])
    expect(calls).toContain('records.commit')
    world.records.contendNextCommits(0)
  })

  test('is in the audit trail before anything is decrypted or gets a presigned URL, at each access', async () => {
    const applicationId = await claimed(world, erika)
    const calls: string[] = []
    await readReview(recordingAll(world.deps, calls), reviewer, applicationId)
    const shown = calls.findIndex(call => /^(personalData|files)\./.test(call))
    expect(shown).toBeGreaterThan(calls.indexOf('records.commit'))
    expect(calls.indexOf('records.commit')).toBeGreaterThan(0)
    await read(applicationId)
    expect(readings()).toEqual(['reviewer-1', 'reviewer-1'])
  })

  test('is not shown to a reviewer who loses the lease while the access is being recorded', async () => {
    const applicationId = await claimed(world, erika)
    world.records.contendNextCommits(1)
    world.records.beforeNextCommit(() => world.time.advance({ minutes: 16 }))
    expect(await read(applicationId)).not.toHaveProperty('entered')
    expect(readings()).toEqual([])
  })

  test('shows the decision and its outcome, but no note', async () => {
    const applicationId = await claimed(world, erika)
    const reasons = [{ code: 'PHOTO_BLURRED' as const, slot: 'HOLDING' as const }]
    await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons,
      internalNote: 'looks odd',
    })
    const view = await read(applicationId, otherReviewer)
    expect(reviewSchema().strict().parse(view)).toEqual(view)
    expect(view.recordedDecision).toMatchObject({
      outcome: 'REQUEST_RETRY',
      reasons,
      reviewerId: 'reviewer-1',
    })
    expect(JSON.stringify(view)).not.toMatch(/looks odd|sealed|note/i)
  })

  test('shows the history of earlier attempts', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    const { history } = await read(applicationId)
    const steps = history.filter(({ event }) => event.startsWith('application.'))
    expect(steps.map(({ event, attempt }) => `${attempt} ${event}`)).toEqual([
      '1 application.created',
      '1 application.submitted',
      '1 application.retry_requested',
      '2 application.submitted',
    ])
  })

  test('of an application that was never submitted is not found', async () => {
    expect(await refusalOf(read(await drafted(world, erika)))).toEqual(refused('NOT_FOUND'))
    expect(await refusalOf(read('nothing'))).toEqual(refused('NOT_FOUND'))
  })
})
