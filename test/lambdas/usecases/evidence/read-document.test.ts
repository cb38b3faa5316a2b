import { beforeEach, describe, expect, test } from '@jest/globals'
import type { DocumentReading } from '../../../../domain/evidence/document-reading.ts'
import { maximumReadingBytes } from '../../../../domain/policy.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import {
  giveUpReading,
  readDocument,
  readInDelivery,
} from '../../../../lambdas/usecases/evidence/read-document.ts'
import { readingsOf } from '../../../../lambdas/usecases/evidence/stored-readings.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { sampleImages, sampleMeasurements, samplePage } from '../../../support/sample-measurements.ts'
import { pageReading, samplePassportReading } from '../../../support/sample-reading.ts'
import { arrived, drafted, recordOf, submitted, uploaded, uploadOf } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const slot = 'DATA_PAGE'

let world: World
let applicationId: string
beforeEach(async () => {
  world = makeWorld()
  applicationId = await drafted(world, erika)
})

const view = async () => {
  const { documents } = await readApplication(world.deps, erika, applicationId)
  return documents.find(document => document.slot === slot)
}

const read = (changed: Partial<World['deps']> = {}) =>
  readDocument({ ...world.deps, ...changed }, { applicationId, slot })

const stored = async () => [...(await readingsOf(world.deps, await recordOf(world, applicationId))).values()]

/** Reads something else first. */
const interruptedBy = (run: () => Promise<unknown>) => ({
  read: async (): Promise<DocumentReading> => {
    await run()
    return samplePassportReading
  },
})

describe('an accepted document', () => {
  test('is pending, then ready with what was read', async () => {
    await uploaded(world, erika, applicationId, slot)
    expect(await view()).toMatchObject({ status: 'ACCEPTED', evidence: 'PENDING' })
    expect(await read()).toBe('READY')
    expect(await view()).toMatchObject({ status: 'ACCEPTED', evidence: 'READY', advice: [] })
    expect(await stored()).toEqual([{ ...samplePassportReading, readAt: world.time.clock() }])
  })

  test('is read from its previews', async () => {
    await uploaded(world, erika, applicationId, slot)
    const previews: (readonly Uint8Array[])[] = []
    await read({
      read: async request => {
        previews.push(request.previews)
        return samplePassportReading
      },
    })
    expect(previews).toEqual([[sampleImages.preview]])
  })

  test('is read once, however often its event is delivered', async () => {
    await uploaded(world, erika, applicationId, slot)
    await read()
    const commits = world.records.commits()
    expect(await read()).toBe('NOTHING')
    expect(world.records.commits()).toBe(commits)
  })

  test('gets advice by what was read', async () => {
    await uploaded(world, erika, applicationId, slot)
    await read({ read: async () => ({ pages: [pageReading([])] }) })
    expect(await view()).toMatchObject({ evidence: 'READY', advice: ['NO_CERTIFICATE_FOUND'] })
  })

  test('counts its advice once in the figures, however often its event is delivered', async () => {
    await uploaded(world, erika, applicationId, slot)
    world.records.contendNextCommits(2)
    const unread = { read: async () => ({ pages: [pageReading([])] }) }
    await Promise.all([read(unread), read(unread)])
    await read(unread)
    expect([...world.records.figures.stored.days.values()]).toEqual([
      { advised: 1, 'advice:NO_CERTIFICATE_FOUND': 1 },
    ])
  })

  test('without advice counts nothing', async () => {
    await uploaded(world, erika, applicationId, slot)
    await read()
    expect(world.records.figures.stored.days.size).toBe(0)
  })

  test('of an open review gives the review its hints, once', async () => {
    applicationId = await submitted(world, applicant('maria'))
    const hints = async () => {
      const { application } = await recordOf(world, applicationId)
      return application.hints
    }
    const before = await hints()
    const expired = { read: async () => ({ pages: [pageReading([])] }) }
    await read(expired)
    expect(await hints()).toEqual([...(before ?? []), 'NO_CERTIFICATE_FOUND'])
    const { version } = (await recordOf(world, applicationId)).application
    await read(expired)
    expect((await recordOf(world, applicationId)).application.version).toBe(version)
  })

  test('that can’t be read gets the advice of its measurements, and nothing is stored', async () => {
    const dark = sampleMeasurements([samplePage({ meanLightness: 10, darkShare: 0.99 })])
    const document = await arrived(world, erika, applicationId, slot)
    await validateDocument(
      {
        ...world.deps,
        inspect: async () => ({ accepted: true, format: 'JPEG', signals: dark, images: [sampleImages] }),
      },
      document,
    )
    expect(await read({ read: async () => undefined })).toBe('UNAVAILABLE')
    expect(await view()).toMatchObject({ evidence: 'UNAVAILABLE', advice: ['TOO_DARK'] })
    expect(world.records.stored.readings.size).toBe(0)
  })

  test('whose reading fails is pending until the third delivery, then unavailable, and each delivery fails', async () => {
    await uploaded(world, erika, applicationId, slot)
    const broken = { ...world.deps, read: () => Promise.reject(new Error('out of order')) }
    for (const [delivery, evidence] of [
      [1, 'PENDING'],
      [2, 'PENDING'],
      [3, 'UNAVAILABLE'],
    ] as const) {
      await expect(readInDelivery(broken, { applicationId, slot }, delivery)).rejects.toThrow('out of order')
      expect(await view()).toMatchObject({ status: 'ACCEPTED', evidence })
    }
    expect(await readInDelivery(broken, { applicationId, slot }, 4)).toBe('NOTHING')
    expect(world.records.stored.readings.size).toBe(0)
  })

  test('is ready if its third delivery succeeds', async () => {
    await uploaded(world, erika, applicationId, slot)
    expect(await readInDelivery(world.deps, { applicationId, slot }, 3)).toBe('READY')
  })

  test('with more text than an item takes is unavailable', async () => {
    await uploaded(world, erika, applicationId, slot)
    const { seal } = world.deps.readings
    const readings: World['deps']['readings'] = {
      ...world.deps.readings,
      seal: async (document, reading) => ({
        ...(await seal(document, reading)),
        ciphertext: new Uint8Array(300_001),
      }),
    }
    expect(await read({ readings })).toBe('UNAVAILABLE')
    expect(world.records.stored.readings.size).toBe(0)
  })

  test('with as much text as an item takes is stored, and with more its words give no advice', async () => {
    const readings = (bytes: number): World['deps']['readings'] => ({
      ...world.deps.readings,
      seal: async (document, reading) => ({
        ...(await world.deps.readings.seal(document, reading)),
        ciphertext: new Uint8Array(bytes),
      }),
    })
    const unread = async () => ({ pages: [pageReading([])] })
    await uploaded(world, erika, applicationId, slot)
    expect(await read({ readings: readings(maximumReadingBytes + 1), read: unread })).toBe('UNAVAILABLE')
    expect(await view()).toMatchObject({ evidence: 'UNAVAILABLE', advice: [] })
    await uploaded(world, erika, applicationId, slot)
    expect(await read({ readings: readings(maximumReadingBytes), read: unread })).toBe('READY')
  })

  test('of a draft changes the document alone, whatever the advice', async () => {
    const document = await uploaded(world, erika, applicationId, slot)
    const { application, documents } = await recordOf(world, applicationId)
    const count = trailOf(world).length
    await read({ read: async () => ({ pages: [pageReading([])] }) })
    const after = await recordOf(world, applicationId)
    expect(after.application).toStrictEqual(application)
    expect(after.documents).toStrictEqual(
      documents.map(each => ({ ...each, evidence: 'READY', advice: ['NO_CERTIFICATE_FOUND'] })),
    )
    expect(trailOf(world, count)).toStrictEqual([
      {
        accountId: 'erika',
        at: monday,
        actor: { role: 'system', id: 'read-document' },
        action: 'document.read',
        applicationId,
        details: { slot, documentId: document.documentId, evidence: 'READY' },
      },
    ])
  })

  test('of an open review changes the review only if its hints change, and keeps those of other files', async () => {
    applicationId = await submitted(world, applicant('maria'))
    const before = (await recordOf(world, applicationId)).application
    await read({ read: async () => ({ pages: [pageReading([])] }) })
    const hinted = (await recordOf(world, applicationId)).application
    expect(hinted).toStrictEqual({ ...before, hints: ['NO_CERTIFICATE_FOUND'], version: before.version + 1 })
    await readDocument(world.deps, { applicationId, slot: 'HOLDING' })
    expect((await recordOf(world, applicationId)).application).toStrictEqual(hinted)
  })

  test('of an open review without hints leaves the review as it is if there is no advice', async () => {
    applicationId = await submitted(world, applicant('maria'))
    const before = (await recordOf(world, applicationId)).application
    expect(await read()).toBe('READY')
    expect((await recordOf(world, applicationId)).application).toStrictEqual(before)
  })

  test('whose previews are missing fails, unless it was replaced meanwhile', async () => {
    await uploaded(world, erika, applicationId, slot)
    const losing = (happens: () => Promise<unknown>): World['deps']['files'] => ({
      ...world.deps.files,
      readPreviews: async () => {
        await happens()
        throw new Error('a preview is missing')
      },
    })
    await expect(read({ files: losing(async () => undefined) })).rejects.toThrow('a preview is missing')
    const withAnother = losing(() => uploaded(world, erika, applicationId, slot))
    expect(await read({ files: withAnother })).toBe('NOTHING')
    expect(
      await read({ files: losing(() => requestUpload(world.deps, erika, applicationId, uploadOf(slot))) }),
    ).toBe('NOTHING')
    expect(await giveUpReading(world.deps, { applicationId, slot })).toBe('NOTHING')
    expect(await giveUpReading(world.deps, { applicationId: 'none', slot })).toBe('NOTHING')
  })

  test('is shown as unavailable after ten minutes, and may still become ready', async () => {
    await uploaded(world, erika, applicationId, slot)
    world.time.advance({ minutes: 10 })
    expect(await view()).toMatchObject({ evidence: 'PENDING' })
    world.time.advance({ seconds: 1 })
    expect(await view()).toMatchObject({ evidence: 'UNAVAILABLE' })
    expect(await read()).toBe('READY')
    expect(await view()).toMatchObject({ evidence: 'READY' })
  })

  test('of a stage that reads none has neither evidence nor advice', async () => {
    const document = await arrived(world, erika, applicationId, slot)
    await validateDocument({ ...world.deps, readsDocuments: false }, document)
    expect(await view()).not.toHaveProperty('evidence')
    expect(await read()).toBe('NOTHING')
    expect(await view()).not.toHaveProperty('advice')
  })
})

describe('a reading that ends after', () => {
  test.each([
    ['the file was replaced', () => requestUpload(world.deps, erika, applicationId, uploadOf(slot))],
    ['the account was erased', () => eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })],
    ['another one', () => read()],
  ])('%s stores nothing more', async (_, happens) => {
    await uploaded(world, erika, applicationId, slot)
    expect(await read(interruptedBy(happens))).toBe('NOTHING')
    expect(world.records.stored.readings.size).toBeLessThanOrEqual(1)
  })

  test('the file was replaced right before the commit stores nothing', async () => {
    await uploaded(world, erika, applicationId, slot)
    world.records.beforeNextCommit(() => requestUpload(world.deps, erika, applicationId, uploadOf(slot)))
    expect(await read()).toBe('NOTHING')
    expect(world.records.stored.readings.size).toBe(0)
  })
})

describe('what was read', () => {
  beforeEach(async () => {
    await uploaded(world, erika, applicationId, slot)
    await read()
    expect(await stored()).toHaveLength(1)
  })

  test('is erased when another file takes the slot', async () => {
    await requestUpload(world.deps, erika, applicationId, uploadOf(slot))
    expect(world.records.stored.readings.size).toBe(0)
    expect(await view()).not.toHaveProperty('advice')
  })

  test('is erased with the account', async () => {
    await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
    expect(world.records.stored.readings.size).toBe(0)
    const { documents } = await recordOf(world, applicationId)
    for (const document of documents) expect(document).not.toHaveProperty('advice')
  })

  test('is looked for only if a document has a reading', async () => {
    const other = await recordOf(world, await drafted(world, applicant('max')))
    const refuse = () => Promise.reject(new Error('must not be asked'))
    const records: World['records'] = { ...world.records, readingsOf: refuse }
    expect((await readingsOf({ ...world.deps, records }, other)).size).toBe(0)
    const waiting = {
      ...other,
      documents: [await uploaded(world, applicant('max'), other.application.applicationId, slot)],
    }
    expect((await readingsOf({ ...world.deps, records }, waiting)).size).toBe(0)
  })

  test('of a form that this version does not know counts as not read', async () => {
    const readings = { ...world.deps.readings, open: async () => undefined }
    const record = await recordOf(world, applicationId)
    expect((await readingsOf({ ...world.deps, readings }, record)).size).toBe(0)
  })

  test('is in the audit trail by its slot and outcome only', () => {
    const entries = [...world.records.stored.audit.values()].filter(
      ({ action }) => action === 'document.read',
    )
    expect(entries).toMatchObject([
      { actor: { role: 'system', id: 'read-document' }, details: { slot, evidence: 'READY' } },
    ])
    expect(JSON.stringify(entries)).not.toContain('MUSTERMANN')
  })
})
