import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { reviewSchema } from '../../../../contract/review.ts'
import { currentDocument } from '../../../../domain/application.ts'
import type { Slot } from '../../../../domain/certificates.ts'
import { requestUpload } from '../../../../lambdas/usecases/applicant/request-upload.ts'
import { submitApplication } from '../../../../lambdas/usecases/applicant/submit-application.ts'
import { claimReview, releaseReview } from '../../../../lambdas/usecases/reviewer/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/reviewer/decide-review.ts'
import { readReview } from '../../../../lambdas/usecases/reviewer/read-review.ts'
import { validateDocument } from '../../../../lambdas/usecases/validate-document.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { recordingAll } from '../../../crash/outside-calls.ts'
import { fileKey, viewingOrigin } from '../../../support/in-memory-services.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { sampleImages, samplePage, sampleSignals } from '../../../support/sample-signals.ts'
import { sampleAudit } from '../../../support/samples.ts'
import {
  arrived,
  complete,
  concluded,
  drafted,
  passport,
  recordOf,
  resubmitted,
  submitted,
  uploaded,
  uploadOf,
} from '../../../support/walk.ts'
import {
  applicant,
  type Dependencies,
  makeWorld,
  monday,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

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

async function claimed(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await claimReview(world.deps, reviewer, applicationId)
  return applicationId
}

describe('a review', () => {
  test('shows what was entered to the lease holder, and the audit trail says so', async () => {
    const view = await read(await claimed())
    expect(reviewSchema.strict().parse(view)).toEqual(view)
    expect(view.entered).toEqual({
      name: 'Erika Mustermann',
      certificateNumber: 'C01X00T47',
      expiryDate: '2031-05-01',
    })
    expect(view.lease).toMatchObject({ reviewerId: 'reviewer-1', mine: true })
    expect(readings()).toEqual(['reviewer-1'])
  })

  test('shows the lease holder of a later attempt, and nobody else, what earlier reviewers noted', async () => {
    const applicationId = await claimed()
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

  test('shows no reviewer what an operator noted', async () => {
    const applicationId = await claimed()
    const { application: before } = await recordOf(world, applicationId)
    const ciphertext = await world.deps.personalData.encrypt(applicationId, 'for the record')
    const notes = [{ attempt: 1, operatorId: 'operator-1', at: monday, ciphertext }]
    await world.records.commit({
      application: { before, after: { ...before, notes } },
      audit: sampleAudit('erika'),
    })
    expect((await read(applicationId)).notes).toEqual([])
  })

  test('shows nothing personal to anybody else, and that is no reading', async () => {
    const view = await read(await claimed(), otherReviewer)
    expect(view).not.toHaveProperty('entered')
    expect(view.lease).toMatchObject({ mine: false })
    expect(JSON.stringify(view)).not.toMatch(/C01X00T47|Mustermann|\*|erika/)
    expect(readings()).toEqual([])
  })

  test('shows nothing personal once the lease has run out, was released, or the review was decided', async () => {
    const applicationId = await claimed()
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

  test('is neither decrypted nor given addresses when its reading cannot be audited', async () => {
    const applicationId = await claimed()
    world.records.contendNextCommits(100)
    const calls: string[] = []
    const deps = recordingAll(world.deps, calls)
    expect(await refusalOf(readReview(deps, reviewer, applicationId))).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(calls.filter(call => /^(personalData|files)\./.test(call))).toEqual([])
    expect(calls).toContain('records.commit')
    world.records.contendNextCommits(0)
  })

  test('is in the audit trail before anything of it is decrypted or has an address, and again at each look', async () => {
    const applicationId = await claimed()
    const calls: string[] = []
    await readReview(recordingAll(world.deps, calls), reviewer, applicationId)
    const shown = calls.findIndex(call => /^(personalData|files)\./.test(call))
    expect(shown).toBeGreaterThan(calls.indexOf('records.commit'))
    expect(calls.indexOf('records.commit')).toBeGreaterThan(0)
    await read(applicationId)
    expect(readings()).toEqual(['reviewer-1', 'reviewer-1'])
  })

  test('is not shown to whoever loses the lease while the look is being audited', async () => {
    const applicationId = await claimed()
    world.records.contendNextCommits(1)
    world.records.beforeNextCommit(() => world.time.advance({ minutes: 16 }))
    expect(await read(applicationId)).not.toHaveProperty('entered')
    expect(readings()).toEqual([])
  })

  test('shows what was decided and what became of it, but no note', async () => {
    const applicationId = await claimed()
    const reasons = [{ code: 'PHOTO_BLURRED' as const, slot: 'HOLDING' as const }]
    await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons,
      internalNote: 'looks odd',
    })
    const view = await read(applicationId, otherReviewer)
    expect(reviewSchema.strict().parse(view)).toEqual(view)
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
      '1 application.retry-requested',
      '2 application.submitted',
    ])
  })

  test('of what was never submitted is not found', async () => {
    expect(await refusalOf(read(await drafted(world, erika)))).toEqual(refused('NOT_FOUND'))
    expect(await refusalOf(read('nothing'))).toEqual(refused('NOT_FOUND'))
  })
})

describe('the files of a review', () => {
  const documentIn = async (applicationId: string, slot: Slot) => {
    const document = currentDocument(await recordOf(world, applicationId), slot)
    if (document === undefined) throw new Error(`nothing is in ${slot}`)
    return document
  }

  test('are shown to the lease holder: images of each page, what was measured, and where to look', async () => {
    const applicationId = await claimed()
    world.time.advance({ minutes: 5 })
    const view = await read(applicationId)
    expect(reviewSchema.strict().parse(view)).toEqual(view)
    expect(view.files?.map(({ slot }) => slot)).toEqual(['DATA_PAGE', 'HOLDING'])
    const { documentId } = await documentIn(applicationId, 'DATA_PAGE')
    const { width, height, ...measured } = samplePage()
    const address = `${viewingOrigin}/${applicationId}/${documentId}`
    expect(view.files?.[0]).toEqual({
      slot: 'DATA_PAGE',
      documentId,
      contentType: 'image/jpeg',
      examinedAt: '2026-11-23T02:00:00.000Z',
      pages: [
        {
          width,
          height,
          previewUrl: `${address}/preview-1?signature=secret`,
          thumbnailUrl: `${address}/thumbnail-1?signature=secret`,
        },
      ],
      urlsExpireAt: '2026-11-23T02:10:00.000Z',
      signals: { pages: [measured], origin: sampleSignals().origin, otherAccounts: 0, hints: [] },
    })
    expect(JSON.stringify(view)).not.toMatch(/original|contentHash|sha256/)
  })

  test('are shown page by page', async () => {
    const applicationId = await drafted(world, erika)
    const document = await arrived(world, erika, applicationId, 'DATA_PAGE')
    const signals = sampleSignals([samplePage({ width: 1 }), samplePage({ width: 2, sharpness: 20 })], {})
    const inspect: Dependencies['inspect'] = async () => ({
      accepted: true,
      format: 'PDF',
      signals,
      images: [sampleImages, sampleImages],
    })
    await validateDocument({ ...world.deps, inspect }, document)
    await uploaded(world, erika, applicationId, 'HOLDING')
    await submitApplication(world.deps, erika, applicationId, passport)
    await claimReview(world.deps, reviewer, applicationId)
    const [file] = (await read(applicationId)).files ?? []
    expect(file?.pages).toMatchObject([
      { width: 1, previewUrl: expect.stringContaining('preview-1') },
      { width: 2, thumbnailUrl: expect.stringContaining('thumbnail-2') },
    ])
    expect(file?.signals).toMatchObject({ pages: [{ sharpness: 1462 }, { sharpness: 20 }] })
    expect(file?.signals.hints).toEqual(['LOOKS_BLURRED'])
  })

  test('are those that stand, after a retry too', async () => {
    const applicationId = await claimed()
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }])
    await resubmitted(world, erika, applicationId)
    await claimReview(world.deps, reviewer, applicationId)
    const { files = [] } = await read(applicationId)
    expect(files.map(({ documentId }) => documentId)).toEqual([
      (await documentIn(applicationId, 'DATA_PAGE')).documentId,
      (await documentIn(applicationId, 'HOLDING')).documentId,
    ])
  })

  test('that an earlier version accepted without examining them are left out', async () => {
    const applicationId = await claimed()
    const before = await documentIn(applicationId, 'HOLDING')
    const { signals: _none, ...after } = before
    const [audit] = world.records.stored.audit.values()
    if (audit === undefined) throw new Error('no audit entry')
    await world.records.commit({
      documents: [{ before, after }],
      audit: { ...audit, auditId: 'earlier', action: 'document.accept' },
    })
    expect((await read(applicationId)).files?.map(({ slot }) => slot)).toEqual(['DATA_PAGE'])
  })

  test('are nobody else’s to see, nor the holder’s once the lease has run out', async () => {
    const applicationId = await claimed()
    expect(await read(applicationId, otherReviewer)).not.toHaveProperty('files')
    world.time.advance({ minutes: 15 })
    expect(await read(applicationId)).not.toHaveProperty('files')
  })

  test('get no address before the audit trail says who looks at them', async () => {
    const applicationId = await claimed()
    const seen: number[] = []
    const files = {
      ...world.deps.files,
      async viewingAddresses(...asked: Parameters<Dependencies['files']['viewingAddresses']>) {
        seen.push(readings().length)
        return world.deps.files.viewingAddresses(...asked)
      },
    }
    await readReview({ ...world.deps, files }, reviewer, applicationId)
    expect(seen).toEqual([1, 1])
    world.records.contendNextCommits(100)
    await refusalOf(readReview({ ...world.deps, files }, reviewer, applicationId))
    expect(seen).toHaveLength(2)
  })

  describe('that are the same in several accounts', () => {
    const sharing = async (applicationId: string) =>
      (await read(applicationId)).files?.map(({ signals }) => [signals.otherAccounts, signals.hints])
    const own = new TextEncoder().encode('a photo of mine')

    test('say so in each of them, in the first one’s too', async () => {
      const first = await claimed()
      // All files of the tests are the same, unless they are told otherwise.
      await complete(world, applicant('hans'))
      expect(await sharing(first)).toEqual([
        [1, ['SAME_FILE_IN_OTHER_ACCOUNT']],
        [1, ['SAME_FILE_IN_OTHER_ACCOUNT']],
      ])
      const third = await submitted(world, applicant('kurt'))
      await claimReview(world.deps, reviewer, third)
      expect(await sharing(third)).toEqual([
        [2, ['SAME_FILE_IN_OTHER_ACCOUNT']],
        [2, ['SAME_FILE_IN_OTHER_ACCOUNT']],
      ])
    })

    test('are no hint when all of them are one’s own, or they differ', async () => {
      const first = await drafted(world, erika)
      for (const slot of ['DATA_PAGE', 'HOLDING'] as const) {
        await uploaded(world, erika, first, slot)
        await uploaded(world, erika, first, slot)
      }
      await submitApplication(world.deps, erika, first, passport)
      const hans = applicant('hans')
      const other = await drafted(world, hans)
      const document = await requestUpload(world.deps, hans, other, uploadOf('HOLDING', own))
      world.deps.files.inbox.set(fileKey(document), own)
      expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
      await claimReview(world.deps, reviewer, first)
      expect(await sharing(first)).toEqual([
        [0, []],
        [0, []],
      ])
    })
  })
})
