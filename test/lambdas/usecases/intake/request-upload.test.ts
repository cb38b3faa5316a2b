import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Document } from '../../../../domain/documents.ts'
import { maximumDocumentBytes, maximumDocumentsPerApplication } from '../../../../domain/policy.ts'
import { answerOnce } from '../../../../lambdas/usecases/access/answer-once.ts'
import { answerToStore, requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { lastAuditEntryOf } from '../../../support/audit-entries.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import {
  applicationOf,
  concluded,
  documentOf,
  drafted,
  recordOf,
  submitted,
  uploaded,
  uploadOf,
} from '../../../support/walk.ts'
import { applicant, makeWorld, monday, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const request = (applicationId: string, changed: Partial<ReturnType<typeof uploadOf>> = {}) =>
  requestUpload(world.deps, erika, applicationId, { ...uploadOf('HOLDING'), ...changed })

describe('an upload is granted', () => {
  test('as a new document of the slot, of whose name only the extension is kept', async () => {
    const applicationId = await drafted(world, erika)
    const document = await request(applicationId, { fileName: 'Erika Mustermann.passport.JPG' })
    expect(document).toEqual({
      applicationId,
      documentId: document.documentId,
      slot: 'HOLDING',
      status: 'AWAITING_UPLOAD',
      extension: 'jpg',
      contentType: 'image/jpeg',
      sizeBytes: 7,
      sha256: uploadOf('HOLDING').sha256,
      createdAt: monday,
    })
    const { application, documents } = await recordOf(world, applicationId)
    expect(documents).toEqual([document])
    expect(application.currentDocuments).toEqual({ HOLDING: document.documentId })
  })

  test.each([
    ['a.jpg', 'image/jpeg'],
    ['a.jpeg', 'image/jpeg'],
    ['a.JPEG', 'image/jpeg'],
    ['a.png', 'image/png'],
    ['a.bmp', 'image/bmp'],
    ['a.b.pdf', 'application/pdf'],
  ])('R9: for %s as %s', async (fileName, contentType) => {
    const applicationId = await drafted(world, erika)
    expect(await request(applicationId, { fileName, contentType })).toMatchObject({ contentType })
  })

  test('R10: for a file of exactly 10 MB', async () => {
    const applicationId = await drafted(world, erika)
    expect(await request(applicationId, { sizeBytes: maximumDocumentBytes })).toMatchObject({
      sizeBytes: 10_485_760,
    })
  })

  test('again for the same slot: the newer one stands, the older one is superseded', async () => {
    const applicationId = await drafted(world, erika)
    const older = await uploaded(world, erika, applicationId, 'HOLDING')
    world.time.advance({ minutes: 5 })
    const newer = await request(applicationId)
    expect((await applicationOf(world, applicationId)).currentDocuments).toEqual({
      HOLDING: newer.documentId,
    })
    expect(await documentOf(world, older)).toMatchObject({
      status: 'ACCEPTED',
      supersededAt: newer.createdAt,
    })
    expect(await documentOf(world, newer)).not.toHaveProperty('supersededAt')
  })

  test('with an audit entry that names the slot and the document', async () => {
    const applicationId = await drafted(world, erika)
    const { documentId } = await request(applicationId)
    expect(lastAuditEntryOf(world)).toStrictEqual({
      accountId: 'erika',
      at: monday,
      actor: { role: 'applicant', id: 'erika' },
      action: 'document.request',
      applicationId,
      details: { slot: 'HOLDING', documentId },
    })
  })

  test('again and again: a superseded document keeps its time, and has neither reading nor advice', async () => {
    const applicationId = await drafted(world, erika)
    const oldest = await uploaded(world, erika, applicationId, 'HOLDING')
    const { documents } = await recordOf(world, applicationId)
    const key = `${applicationId}#HOLDING#${oldest.documentId}`
    const stored = documents.find(({ documentId }) => documentId === oldest.documentId)
    if (stored === undefined) throw new Error('no document')
    const advised: Document = { ...stored, evidence: 'READY', advice: ['BLURRED'] as never }
    ;(world.records.stored.documents as Map<string, Document>).set(key, advised)
    world.time.advance({ minutes: 5 })
    const { createdAt: supersededAt } = await request(applicationId)
    world.time.advance({ minutes: 5 })
    await request(applicationId)
    const { evidence: _evidence, advice: _advice, sha256: _hash, ...kept } = advised
    expect(await documentOf(world, oldest)).toStrictEqual({ ...kept, supersededAt })
  })

  test('with an Idempotency-Key: the stored answer has no hash of the file', async () => {
    const applicationId = await drafted(world, erika)
    const once = () =>
      answerOnce(world.deps, { requestId: 'erika#key', digest: 'body' }, 10_000, context =>
        requestUpload({ ...world.deps, ...context }, erika, applicationId, uploadOf('HOLDING')),
      )
    const { sha256, ...rest } = await once()
    expect(sha256).toBe(uploadOf('HOLDING').sha256)
    expect(await once()).toStrictEqual(rest)
    expect(answerToStore({ ...rest, sha256 })).toStrictEqual(rest)
  })

  test('again before the older file arrived: its hash is forgotten', async () => {
    const applicationId = await drafted(world, erika)
    const older = await request(applicationId)
    await request(applicationId)
    expect(await documentOf(world, older)).not.toHaveProperty('sha256')
  })

  test('again after a retry re-opened the slot: the earlier photo is superseded', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }])
    const newer = await request(applicationId)
    const { documents } = await recordOf(world, applicationId)
    const holding = documents.filter(({ slot }) => slot === 'HOLDING')
    expect(holding.filter(({ supersededAt }) => supersededAt === undefined)).toEqual([newer])
    expect(holding).toHaveLength(2)
  })

  test('to two concurrent requests, of which the later one supersedes the other', async () => {
    const applicationId = await drafted(world, erika)
    world.records.beforeNextCommit(() => request(applicationId))
    const last = await request(applicationId)
    const { application, documents } = await recordOf(world, applicationId)
    expect(application.currentDocuments).toEqual({ HOLDING: last.documentId })
    const standing = documents.filter(({ supersededAt }) => supersededAt === undefined)
    expect([documents.length, standing]).toEqual([2, [last]])
  })
})

describe('an upload is refused', () => {
  test('when the application has asked for a hundred', async () => {
    const applicationId = await drafted(world, erika)
    for (let count = 0; count < maximumDocumentsPerApplication; count += 1) await request(applicationId)
    expect(await refusalOf(request(applicationId))).toEqual(refused('TOO_MANY_REQUESTS'))
  })

  test.each([
    ['R9: for another type', { contentType: 'image/gif' }, refused('FORMAT_NOT_SUPPORTED', '/contentType')],
    [
      'R9: for a type out of an object’s nature',
      { contentType: 'constructor' },
      refused('FORMAT_NOT_SUPPORTED', '/contentType'),
    ],
    [
      'R10: for a byte too many',
      { sizeBytes: maximumDocumentBytes + 1 },
      refused('FILE_TOO_LARGE', '/sizeBytes'),
    ],
    ['when name and type disagree', { fileName: 'a.png' }, refused('INVALID_FIELD', '/fileName')],
    ['for a name without an extension', { fileName: 'jpg' }, refused('INVALID_FIELD', '/fileName')],
    ['for a name that ends in a dot', { fileName: 'a.jpg.' }, refused('INVALID_FIELD', '/fileName')],
    ['for a slot of other certificates', { slot: 'FRONT' as const }, refused('INVALID_FIELD', '/slot')],
  ])('%s', async (_why, changed, refusal) => {
    const applicationId = await drafted(world, erika)
    expect(await refusalOf(request(applicationId, changed))).toEqual(refusal)
    expect((await recordOf(world, applicationId)).documents).toEqual([])
  })

  test('to any other account, as for an unknown application', async () => {
    const applicationId = await drafted(world, erika)
    const stranger = requestUpload(world.deps, applicant('stranger'), applicationId, uploadOf('HOLDING'))
    expect(await refusalOf(stranger)).toEqual(refused('NOT_FOUND'))
  })

  test('in review', async () => {
    expect(await refusalOf(request(await submitted(world, erika)))).toEqual(refused('WRONG_STATE'))
  })

  test('after the end', async () => {
    const applicationId = await drafted(world, erika)
    await withdrawApplication(world.deps, erika, applicationId)
    expect(await refusalOf(request(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('R14: for a slot that no reason re-opened', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' }])
    expect(await refusalOf(request(applicationId))).toEqual(refused('WRONG_STATE'))
    expect(await request(applicationId, { slot: 'DATA_PAGE' })).toMatchObject({ slot: 'DATA_PAGE' })
  })

  test('when the application is submitted meanwhile', async () => {
    const applicationId = await drafted(world, erika)
    world.records.beforeNextCommit(() => withdrawApplication(world.deps, erika, applicationId))
    expect(await refusalOf(request(applicationId))).toEqual(refused('WRONG_STATE'))
  })
})
