import { beforeEach, describe, expect, test } from '@jest/globals'
import type { AwaitedDocument } from '../../../../domain/documents.ts'
import { maximumRepeatedValidations } from '../../../../domain/reconciliation.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import {
  restoreUpload,
  restoreValidation,
} from '../../../../lambdas/usecases/validation/restore-validation.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { Crash } from '../../../support/crashing.ts'
import { fileKey } from '../../../support/in-memory-services.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { arrived, documentOf, drafted, photo, recordOf, uploadOf } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const reconciler = { role: 'system', id: 'reconciler' } as const
const later = '2026-11-23T02:30:00.000Z'

let world: World
let applicationId: string
beforeEach(async () => {
  world = makeWorld()
  applicationId = await drafted(world, erika)
})

async function dies(document: AwaitedDocument): Promise<void> {
  const inspect = async () => {
    throw new Crash()
  }
  await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow(Crash)
}

/** A document whose validation crashed during its inspection. */
async function stuck(): Promise<AwaitedDocument> {
  const document = await arrived(world, erika, applicationId, 'HOLDING')
  await dies(document)
  return document
}

const restore = (document: AwaitedDocument, before = later) =>
  restoreValidation(world.deps, document, before, reconciler)

const lastEntry = () => [...world.records.stored.audit.values()].at(-1)

describe('a crashed validation', () => {
  test('is requested again while its upload exists, and the document counts as started again', async () => {
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

  test('leaves its document awaiting an upload when the upload is gone, and requests nothing', async () => {
    const document = await stuck()
    await world.deps.files.deleteFromInbox(document)
    expect(await restore(document)).toBe('REOPENED')
    expect(world.deps.validations.requested).toEqual([])
    const standing = await documentOf(world, document)
    expect(standing.status).toBe('AWAITING_UPLOAD')
    expect(standing).not.toHaveProperty('validatingSince')
  })
})

describe('a restored document', () => {
  const entry = (document: AwaitedDocument, action: string, from: string, to: string) => ({
    accountId: 'erika',
    at: world.deps.clock(),
    actor: reconciler,
    action,
    applicationId,
    from,
    to,
    details: { slot: 'HOLDING', documentId: document.documentId },
  })

  test('awaits an upload like a new one, without the count of earlier repetitions', async () => {
    const before = await documentOf(world, await arrived(world, erika, applicationId, 'HOLDING'))
    const document = { ...before, sha256: before.sha256 ?? '' }
    await dies(document)
    world.time.advance({ minutes: 40 })
    const count = trailOf(world).length
    await restore(document)
    expect(trailOf(world, count)).toStrictEqual([
      entry(document, 'document.validate', 'VALIDATING', 'VALIDATING'),
    ])
    expect((await documentOf(world, document)).repeatedValidations).toBe(1)
    await world.deps.files.deleteFromInbox(document)
    world.time.advance({ minutes: 40 })
    expect(await restore(document, world.deps.clock())).toBe('REOPENED')
    expect(trailOf(world, count + 1)).toStrictEqual([
      entry(document, 'document.reopen', 'VALIDATING', 'AWAITING_UPLOAD'),
    ])
    expect(await documentOf(world, document)).toStrictEqual(before)
  })

  test('that was requested and never validated has no count', async () => {
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    const count = trailOf(world).length
    await restoreUpload(world.deps, document, reconciler)
    expect(trailOf(world, count)).toStrictEqual([
      entry(document, 'document.validate', 'AWAITING_UPLOAD', 'VALIDATING'),
    ])
    world.time.advance({ minutes: 40 })
    expect(await restore(document)).toBe('REQUESTED')
    expect(await documentOf(world, document)).not.toHaveProperty('repeatedValidations')
  })

  test('keeps the verdict of another validation, and only the files of the crashed one are asked for', async () => {
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    const inspect = async () => {
      await validateDocument(world.deps, document)
      throw new Crash()
    }
    await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow(Crash)
    const before = await documentOf(world, document)
    expect(before).toMatchObject({ status: 'ACCEPTED', validationRuns: [expect.anything()] })
    expect(await restore(document)).toBe('REQUESTED')
    expect(await documentOf(world, document)).toEqual(before)
  })

  test.each<[string, (document: AwaitedDocument) => Promise<unknown>]>([
    ['replaced', () => requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))],
    ['withdrawn', () => withdrawApplication(world.deps, erika, applicationId)],
    ['accepted', document => validateDocument(world.deps, document)],
  ])('that was %s is not changed by its upload or its crashed validation', async (_, happens) => {
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    await happens(document)
    world.deps.files.inbox.set(fileKey(document), photo)
    const before = [await recordOf(world, applicationId), world.records.commits()]
    expect(await restoreUpload(world.deps, document, reconciler)).toBe('REQUESTED')
    expect([await recordOf(world, applicationId), world.records.commits()]).toEqual(before)
  })

  test('that was withdrawn during its validation is not changed', async () => {
    const document = await stuck()
    await withdrawApplication(world.deps, erika, applicationId)
    const before = [await recordOf(world, applicationId), world.records.commits()]
    expect(await restore(document)).toBe('REQUESTED')
    expect([await recordOf(world, applicationId), world.records.commits()]).toEqual(before)
  })

  test('of no application is left to the validator', async () => {
    const upload = { applicationId: 'unknown', documentId: 'unknown' }
    expect(await restoreUpload(world.deps, upload, reconciler)).toBe('REQUESTED')
    expect(world.deps.validations.requested).toEqual([upload])
  })
})

describe('a document whose every validation crashes', () => {
  /** Runs the maximum number of repetitions. The next run gives up. */
  async function repeatedAsOftenAsAllowed(next: (document: AwaitedDocument) => Promise<unknown>) {
    const document = await stuck()
    for (let repeats = 1; repeats <= maximumRepeatedValidations; repeats += 1) {
      world.time.advance({ minutes: 3 })
      expect(await restore(document, world.deps.clock())).toBe('REQUESTED')
      await next(document)
    }
    world.time.advance({ minutes: 3 })
    return document
  }

  test('is refused after a bounded number of repetitions, with an answer for its applicant', async () => {
    const document = await repeatedAsOftenAsAllowed(dies)
    const { requested } = world.deps.validations
    const before = requested.length
    expect(await restore(document, world.deps.clock())).toBe('GAVE_UP')
    const standing = await documentOf(world, document)
    expect(standing).toMatchObject({ status: 'REFUSED', refusal: 'CHECK_TIMED_OUT' })
    for (const name of ['validatingSince', 'validationRuns', 'repeatedValidations', 'sha256'])
      expect(standing).not.toHaveProperty(name)
    expect(lastEntry()).toMatchObject({ actor: reconciler, action: 'document.refuse', to: 'REFUSED' })
    const { events } = await recordOf(world, applicationId)
    expect(events.at(-1)).toMatchObject({
      name: 'document.refused',
      details: { slot: 'HOLDING', refusal: 'CHECK_TIMED_OUT' },
    })
    // The validator is requested once more, deletes the file, and does not read it.
    expect(requested).toHaveLength(before + 1)
    const reads = world.deps.files.reads()
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(world.deps.files.reads()).toBe(reads)
    expect(world.deps.files.inbox.has(fileKey(document))).toBe(false)
    expect(await restore(document, world.deps.clock())).toBe('NOTHING')
    assertInvariants(world)
  })

  test('may be replaced, and the next file counts by itself', async () => {
    await repeatedAsOftenAsAllowed(dies)
    const next = await arrived(world, erika, applicationId, 'HOLDING')
    expect(await validateDocument(world.deps, next)).toBe('ACCEPTED')
  })

  test('is accepted if the last repetition ends, without files of the others', async () => {
    const document = await repeatedAsOftenAsAllowed(dies)
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
    expect(await documentOf(world, document)).not.toHaveProperty('repeatedValidations')
  })

  test('is not refused for validations that never began: the validator is throttled', async () => {
    const document = await repeatedAsOftenAsAllowed(async () => undefined)
    expect(await restore(document, world.deps.clock())).toBe('REQUESTED')
  })
})

describe('a crashed validation of a document that is no longer awaited', () => {
  test.each<[string, (document: AwaitedDocument) => Promise<unknown>]>([
    [
      'since a newer one took its slot',
      () => requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING')),
    ],
    ['since the application was withdrawn', () => withdrawApplication(world.deps, erika, applicationId)],
  ])('%s: the validator is requested to delete its files, until they are gone', async (_, happens) => {
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    const { files } = world.deps
    const storeInVault: typeof files.storeInVault = async (...stored) => {
      await files.storeInVault(...stored)
      throw new Crash()
    }
    const dying = { ...world.deps, files: { ...files, storeInVault } }
    await expect(validateDocument(dying, document)).rejects.toThrow(Crash)
    await happens(document)
    for (let count = 1; count <= 2; count += 1) {
      expect(await restore(document)).toBe('REQUESTED')
      expect(world.deps.validations.requested).toHaveLength(count)
    }
    expect(files.vault.left()).not.toEqual([])
    world.time.advance({ minutes: 30 })
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(files.vault.left()).toEqual([])
    expect(lastEntry()).toMatchObject({ action: 'document.discard', details: { slot: 'HOLDING' } })
    expect(await restore(document)).toBe('NOTHING')
  })
})

describe('an upload that stays in the inbox', () => {
  const restoring = (document: AwaitedDocument) => restoreUpload(world.deps, document, reconciler)

  test('without a validation is validated, and counts as started', async () => {
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    expect(await restoring(document)).toBe('REQUESTED')
    expect(await documentOf(world, document)).toMatchObject({ status: 'VALIDATING', validatingSince: monday })
    expect(await restoring(document)).toBe('NOTHING')
    expect(world.deps.validations.requested).toHaveLength(1)
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
  })

  test('is not touched during its validation', async () => {
    expect(await restoring(await stuck())).toBe('NOTHING')
    expect(world.deps.validations.requested).toEqual([])
  })

  test.each<[string, () => Promise<AwaitedDocument>]>([
    [
      'of a document that was accepted',
      async () => {
        const document = await arrived(world, erika, applicationId, 'HOLDING')
        await validateDocument(world.deps, document)
        return document
      },
    ],
    [
      'of a withdrawn application',
      async () => {
        const document = await arrived(world, erika, applicationId, 'HOLDING')
        await withdrawApplication(world.deps, erika, applicationId)
        return document
      },
    ],
    ['of no document', async () => ({ ...(await stuck()), documentId: 'unknown' })],
  ])('%s is deleted by the validator, unread', async (_, prepare) => {
    const document = await prepare()
    world.deps.files.inbox.set(fileKey(document), photo)
    const reads = world.deps.files.reads()
    expect(await restoring(document)).toBe('REQUESTED')
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(world.deps.files.inbox.has(fileKey(document))).toBe(false)
    expect(world.deps.files.reads()).toBe(reads)
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
