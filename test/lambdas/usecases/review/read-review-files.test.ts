import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { reviewSchema } from '../../../../contract/review.ts'
import { currentDocument } from '../../../../domain/application.ts'
import type { Slot } from '../../../../domain/certificates.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { fileKey, viewingOrigin } from '../../../support/in-memory-services.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { sampleImages, sampleMeasurements, samplePage } from '../../../support/sample-measurements.ts'
import {
  arrived,
  claimed,
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

describe('the files of a review', () => {
  const documentIn = async (applicationId: string, slot: Slot) => {
    const document = currentDocument(await recordOf(world, applicationId), slot)
    if (document === undefined) throw new Error(`nothing is in ${slot}`)
    return document
  }

  test('are shown to the lease holder: images of each page, measurements and hints', async () => {
    const applicationId = await claimed(world, erika)
    world.time.advance({ minutes: 5 })
    const view = await read(applicationId)
    expect(reviewSchema().strict().parse(view)).toEqual(view)
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
      signals: { pages: [measured], origin: sampleMeasurements().origin, otherAccounts: 0, hints: [] },
    })
    expect(JSON.stringify(view)).not.toMatch(/original|contentHash|sha256/)
  })

  test('are shown page by page', async () => {
    const applicationId = await drafted(world, erika)
    const document = await arrived(world, erika, applicationId, 'DATA_PAGE')
    const signals = sampleMeasurements(
      [samplePage({ width: 1 }), samplePage({ width: 2, sharpness: 20 })],
      {},
    )
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

  test('are the accepted ones, also after a retry', async () => {
    const applicationId = await claimed(world, erika)
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
    const applicationId = await claimed(world, erika)
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

  test('are hidden from other reviewers, and from the holder after the lease’s expiry', async () => {
    const applicationId = await claimed(world, erika)
    expect(await read(applicationId, otherReviewer)).not.toHaveProperty('files')
    world.time.advance({ minutes: 15 })
    expect(await read(applicationId)).not.toHaveProperty('files')
  })

  test('get no presigned URL before the access is in the audit trail', async () => {
    const applicationId = await claimed(world, erika)
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

  describe('that several accounts have', () => {
    const sharing = async (applicationId: string) =>
      (await read(applicationId)).files?.map(({ signals }) => [signals.otherAccounts, signals.hints])
    const own = new TextEncoder().encode('a photo of mine')

    test('have a hint in each of them, also in the first', async () => {
      const first = await claimed(world, erika)
      // By default all files of the tests are equal.
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

    test('have no hint if they are of one account, or differ', async () => {
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
