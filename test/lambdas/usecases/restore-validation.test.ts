import { beforeEach, describe, expect, test } from '@jest/globals'
import type { AwaitedDocument } from '../../../domain/documents.ts'
import { requestUpload } from '../../../lambdas/usecases/applicant/request-upload.ts'
import { restoreValidation } from '../../../lambdas/usecases/restore-validation.ts'
import { validateDocument } from '../../../lambdas/usecases/validate-document.ts'
import { Crash } from '../../support/crashing.ts'
import { arrived, documentOf, drafted, uploadOf } from '../../support/walk.ts'
import { applicant, makeWorld, monday, type World } from '../../support/world.ts'

const erika = applicant('erika')
const reconciler = { role: 'system', id: 'reconciler' } as const
const later = '2026-11-23T02:30:00.000Z'

let world: World
let applicationId: string
beforeEach(async () => {
  world = makeWorld()
  applicationId = await drafted(world, erika)
})

/** A document whose validation died in its inspection. */
async function stuck(): Promise<AwaitedDocument> {
  const document = await arrived(world, erika, applicationId, 'HOLDING')
  const inspect = async () => {
    throw new Crash()
  }
  await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow(Crash)
  return document
}

const restore = (document: AwaitedDocument, before = later) =>
  restoreValidation(world.deps, document, before, reconciler)

const lastEntry = () => [...world.records.stored.audit.values()].at(-1)

describe('a validation that died', () => {
  test('is asked for again while its upload is there, and the document counts as begun anew', async () => {
    const document = await stuck()
    world.time.advance({ minutes: 40 })
    expect(await restore(document)).toBe('REQUESTED')
    const { applicationId: ofIt, documentId } = document
    expect(world.deps.validations.requested).toEqual([{ applicationId: ofIt, documentId }])
    expect(await documentOf(world, document)).toMatchObject({
      status: 'VALIDATING',
      validatingSince: '2026-11-23T02:40:00.000Z',
    })
    expect(lastEntry()).toMatchObject({
      actor: reconciler,
      action: 'document.validate',
      details: { slot: 'HOLDING', documentId },
    })
  })

  test('awaits an upload again when its upload is gone, and nothing is asked for', async () => {
    const document = await stuck()
    await world.deps.files.deleteFromInbox(document)
    expect(await restore(document)).toBe('REOPENED')
    expect(world.deps.validations.requested).toEqual([])
    const standing = await documentOf(world, document)
    expect(standing.status).toBe('AWAITING_UPLOAD')
    expect(standing).not.toHaveProperty('validatingSince')
  })
})

describe('nothing is restored of a document', () => {
  test.each<[string, () => Promise<AwaitedDocument>, string]>([
    ['that has been validating for a short time only', stuck, monday],
    [
      'whose upload has not arrived',
      () => requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING')),
      later,
    ],
    [
      'that was accepted',
      async () => {
        const document = await arrived(world, erika, applicationId, 'HOLDING')
        await validateDocument(world.deps, document)
        return document
      },
      later,
    ],
    [
      'whose slot was taken by a newer one',
      async () => {
        const document = await stuck()
        await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
        return document
      },
      later,
    ],
    ['that does not exist', async () => ({ ...(await stuck()), documentId: 'unknown' }), later],
    ['of no application', async () => ({ ...(await stuck()), applicationId: 'unknown' }), later],
  ])('%s', async (_, prepare, before) => {
    const document = await prepare()
    const commits = world.records.commits()
    expect(await restore(document, before)).toBe('NOTHING')
    expect(world.records.commits()).toBe(commits)
    expect(world.deps.validations.requested).toEqual([])
  })
})
