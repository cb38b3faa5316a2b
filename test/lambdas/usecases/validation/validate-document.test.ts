import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { contentKeyText, type Document, documentRefusalNames } from '../../../../domain/documents.ts'
import { maximumDocumentBytes, maximumPages } from '../../../../domain/policy.ts'
import { eraseImages } from '../../../../lambdas/usecases/erasure/erase-content.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { discardSuperseded } from '../../../../lambdas/usecases/workflow/follow-change.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { Crash, type CrashPlan, crashing } from '../../../support/crashing.ts'
import { fileKey, inMemoryKeyedHash, vaultKeys } from '../../../support/in-memory-services.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { sampleImages, sampleMeasurements, samplePage } from '../../../support/sample-measurements.ts'
import {
  arrived,
  documentOf,
  drafted,
  passport,
  photo,
  recordOf,
  uploaded,
  uploadOf,
} from '../../../support/walk.ts'
import { applicant, type Dependencies, makeWorld, monday, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
let applicationId: string
beforeEach(async () => {
  world = makeWorld()
  applicationId = await drafted(world, erika)
})
afterEach(() => assertInvariants(world))

const arrive = (bytes?: Uint8Array) => arrived(world, erika, applicationId, 'HOLDING', bytes)
const withdraw = () => withdrawApplication(world.deps, erika, applicationId)
const files = () => ({ inbox: [...world.deps.files.inbox.keys()], vault: [...world.deps.files.vault.keys()] })

/** The action of the stream's consumer for each superseded document. */
async function discardWhatWasSuperseded(): Promise<void> {
  const { documents } = await recordOf(world, applicationId)
  for (const document of documents) {
    if (document.supersededAt !== undefined) await discardSuperseded(world.deps.files, document)
  }
}

async function supersede(): Promise<Document> {
  const newer = await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
  await discardWhatWasSuperseded()
  return newer
}

const toldOf = async (document: Document) =>
  (await recordOf(world, applicationId)).events
    .filter(({ name, details }) => name.startsWith('document.') && details?.slot === document.slot)
    .map(({ name, details }) => ({ name, ...details }))

const refuseAs = (refusal: Document['refusal'] = 'CORRUPT'): Dependencies['inspect'] => {
  return async () => ({ accepted: false, refusal })
}

/** A PDF with this number of pages, each with its own images. */
const acceptPages = (count: number): Dependencies['inspect'] => {
  const pages = Array.from({ length: count }, (_, index) => samplePage({ width: 1000 + index }))
  const images = pages.map((_, index) => ({ preview: bytes(`p${index}`), thumbnail: bytes(`t${index}`) }))
  return async () => ({ accepted: true, format: 'PDF', signals: sampleMeasurements(pages), images })
}

const bytes = (text: string) => new TextEncoder().encode(text)

describe('an uploaded file', () => {
  test('that is good is accepted, kept in the vault with its images, and gone from the inbox', async () => {
    const document = await arrive()
    world.time.advance({ minutes: 3 })
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
    const { sha256: _forgotten, ...known } = document
    expect(await documentOf(world, document)).toEqual({
      ...known,
      status: 'ACCEPTED',
      evidence: 'PENDING',
      format: 'JPEG',
      signals: sampleMeasurements(),
      examinedAt: '2026-11-23T02:03:00.000Z',
      contentHash: await inMemoryKeyedHash.of(contentKeyText(document)),
    })
    const { preview, thumbnail } = sampleImages
    const [original = '', first = '', small = ''] = vaultKeys(document)
    expect(new Map(world.deps.files.vault)).toEqual(
      new Map([
        [original, photo],
        [first, preview],
        [small, thumbnail],
      ]),
    )
    expect(files().inbox).toEqual([])
    expect(await toldOf(document)).toEqual([{ name: 'document.accepted', slot: 'HOLDING' }])
  })

  test('of many pages is kept with the images of each', async () => {
    const document = await arrive()
    await validateDocument({ ...world.deps, inspect: acceptPages(maximumPages) }, document)
    expect(files().vault).toEqual(vaultKeys(document, maximumPages))
    await supersede()
    expect(files().vault).toEqual([])
  })

  test('can be recognised by a keyed hash of its bytes, never by the plain one', async () => {
    const document = await uploaded(world, erika, applicationId, 'HOLDING')
    const [[hash, accounts] = []] = world.records.stored.contents
    expect(accounts).toEqual(new Set(['erika']))
    expect((await documentOf(world, document)).contentHash).toBe(hash)
    expect(hash).toMatch(/^[\w-]{43}$/)
    expect(Buffer.from(String(hash), 'base64url').toString('base64')).not.toBe(document.sha256)
  })

  test('that is refused cannot be recognised by its bytes: their hash is deleted', async () => {
    const document = await arrive()
    await validateDocument({ ...world.deps, inspect: refuseAs() }, document)
    expect(await documentOf(world, document)).not.toHaveProperty('sha256')
    expect(world.records.stored.contents.size).toBe(0)
  })

  test.each(documentRefusalNames)('that is refused with %s is kept nowhere', async refusal => {
    const document = await arrive()
    expect(await validateDocument({ ...world.deps, inspect: refuseAs(refusal) }, document)).toBe('REFUSED')
    const { sha256: _forgotten, ...known } = document
    expect(await documentOf(world, document)).toEqual({ ...known, status: 'REFUSED', refusal })
    expect(files()).toEqual({ inbox: [], vault: [] })
    expect(await toldOf(document)).toEqual([{ name: 'document.refused', slot: 'HOLDING', refusal }])
  })

  test('that is refused leaves its slot to a new upload', async () => {
    const document = await arrive(new Uint8Array())
    await validateDocument(world.deps, document)
    const newer = await uploaded(world, erika, applicationId, 'HOLDING')
    expect(await documentOf(world, newer)).toMatchObject({ status: 'ACCEPTED' })
  })

  test('without bytes is refused without an inspection', async () => {
    const document = await arrive(new Uint8Array())
    await validateDocument(world.deps, document)
    expect(await documentOf(world, document)).toMatchObject({ status: 'REFUSED', refusal: 'EMPTY_FILE' })
  })

  test('whose bytes differ from the declared ones is refused', async () => {
    const document = await arrive(new TextEncoder().encode('another photo'))
    await validateDocument(world.deps, document)
    expect(await documentOf(world, document)).toMatchObject({
      status: 'REFUSED',
      refusal: 'CHECKSUM_MISMATCH',
    })
  })

  test('R10: that is too large is refused without reading it', async () => {
    const document = await arrive(new Uint8Array(maximumDocumentBytes + 1))
    await validateDocument(world.deps, document)
    expect(await documentOf(world, document)).toMatchObject({ status: 'REFUSED', refusal: 'FILE_TOO_LARGE' })
    expect(world.deps.files.reads()).toBe(0)
  })

  test('that cannot be inspected gets no verdict, and its event is retried', async () => {
    const document = await arrive()
    const inspect: Dependencies['inspect'] = async () => {
      throw new Error('out of memory')
    }
    await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow('out of memory')
    expect(await documentOf(world, document)).toMatchObject({ status: 'VALIDATING' })
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
  })
})

test('a file that is uploaded again after the verdict is deleted unread and starts no inspection', async () => {
  let prepared = 0
  const deps = {
    ...world.deps,
    prepareInspection: () => {
      prepared += 1
    },
  }
  const judged = await arrive()
  expect(await validateDocument(deps, judged)).toBe('ACCEPTED')
  const reads = world.deps.files.reads()
  const kept = world.deps.files.vault.left()
  const commits = world.records.commits()
  for (const document of [judged, { ...judged, documentId: 'unknown' }]) {
    world.deps.files.inbox.set(fileKey(document), photo)
    expect(await validateDocument(deps, document)).toBe('NOT_AWAITED')
    expect(files().inbox).toEqual([])
  }
  expect([prepared, world.deps.files.reads(), world.records.commits()]).toEqual([1, reads, commits])
  expect(world.deps.files.vault.left()).toEqual(kept)
})

describe('the event of an upload', () => {
  test('that comes twice changes nothing the second time', async () => {
    const document = await arrive()
    await validateDocument(world.deps, document)
    const before = [await recordOf(world, applicationId), files()]
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect([await recordOf(world, applicationId), files()]).toEqual(before)
  })

  test('that comes twice at the same time accepts the file once and keeps it', async () => {
    const document = await arrive()
    await Promise.all([validateDocument(world.deps, document), validateDocument(world.deps, document)])
    expect(await documentOf(world, document)).toMatchObject({ status: 'ACCEPTED' })
    expect(files()).toEqual({ inbox: [], vault: vaultKeys(document) })
    expect(await toldOf(document)).toHaveLength(1)
  })

  test('whose file does not exist does not change the document', async () => {
    const document = await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    const before = await recordOf(world, applicationId)
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(await recordOf(world, applicationId)).toEqual(before)
  })

  test('that comes before its file changes nothing, and the next event validates the file', async () => {
    const document = await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    const arriving = {
      ...world.deps.files,
      async readInbox() {
        world.deps.files.inbox.set(fileKey(document), photo)
        return undefined
      },
    }
    expect(await validateDocument({ ...world.deps, files: arriving }, document)).toBe('NOT_AWAITED')
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
  })

  test.each([
    ['of an application that does not exist', { applicationId: 'nothing', documentId: 'nothing' }],
    ['of an unknown document', { documentId: 'nothing' }],
  ])('%s deletes the file', async (_what, changed) => {
    const name = { applicationId, ...changed }
    world.deps.files.inbox.set(fileKey(name), photo)
    expect(await validateDocument(world.deps, name)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('that comes after a newer upload gives no verdict and deletes the file', async () => {
    const older = await arrive()
    const newer = await supersede()
    expect(await validateDocument(world.deps, older)).toBe('NOT_AWAITED')
    expect(await documentOf(world, older)).toMatchObject({ status: 'AWAITING_UPLOAD' })
    expect(await documentOf(world, newer)).toMatchObject({ status: 'AWAITING_UPLOAD' })
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('after a withdrawal deletes the file', async () => {
    const document = await arrive()
    await withdraw()
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('after the submission does not move the accepted file', async () => {
    await uploaded(world, erika, applicationId, 'DATA_PAGE')
    const document = await uploaded(world, erika, applicationId, 'HOLDING')
    await submitApplication(world.deps, erika, applicationId, passport)
    world.deps.files.inbox.set(fileKey(document), photo)
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(files().vault).toEqual(expect.arrayContaining(vaultKeys(document)))
    expect(files().inbox).toEqual([])
  })
})

describe('the trail of a validation', () => {
  const entry = (document: Document, action: string, from: string, to: string, details: object = {}) => ({
    accountId: 'erika',
    at: monday,
    actor: { role: 'system', id: 'validate-document' },
    action,
    applicationId,
    from,
    to,
    details: { slot: 'HOLDING', documentId: document.documentId, ...details },
  })

  test.each([
    ['accepted', () => world.deps.inspect, 'document.accept', 'ACCEPTED', {}],
    ['refused', () => refuseAs('CORRUPT'), 'document.refuse', 'REFUSED', { refusal: 'CORRUPT' }],
  ] as const)('has its start and that the file was %s', async (_, inspect, action, to, details) => {
    const document = await arrive()
    const count = trailOf(world).length
    await validateDocument({ ...world.deps, inspect: inspect() }, document)
    expect(trailOf(world, count)).toStrictEqual([
      entry(document, 'document.validate', 'AWAITING_UPLOAD', 'VALIDATING'),
      entry(document, action, 'VALIDATING', to, details),
    ])
  })

  test('has the end of a crashed one without a verdict, and the document waits for an upload', async () => {
    const document = await arrive()
    const { sha256: _same, ...before } = await documentOf(world, document)
    const inspect = () => Promise.reject(new Crash())
    await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow(Crash)
    await withdraw()
    world.time.advance({ minutes: 30 })
    const count = trailOf(world).length
    await validateDocument(world.deps, document)
    expect(trailOf(world, count)).toStrictEqual([
      { ...entry(document, 'document.discard', 'VALIDATING', 'AWAITING_UPLOAD'), at: world.deps.clock() },
    ])
    expect(await documentOf(world, document)).toMatchObject(before)
    expect(await documentOf(world, document)).not.toHaveProperty('validatingSince')
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(trailOf(world)).toHaveLength(count + 1)
  })

  test('has the end of a crashed one of a replaced document, which keeps its state', async () => {
    const document = await arrive()
    const inspect = () => Promise.reject(new Crash())
    await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow(Crash)
    await supersede()
    world.time.advance({ minutes: 30 })
    const count = trailOf(world).length
    await validateDocument(world.deps, document)
    expect(trailOf(world, count)).toStrictEqual([
      { ...entry(document, 'document.discard', 'VALIDATING', 'VALIDATING'), at: world.deps.clock() },
    ])
    expect(await documentOf(world, document)).not.toHaveProperty('validationRuns')
  })
})

describe('the file of a document', () => {
  test('is inspected under a name of its own, with its declared type', async () => {
    const asked: unknown[] = []
    const inspect: Dependencies['inspect'] = file => {
      asked.push(file)
      return world.deps.inspect(file)
    }
    await validateDocument({ ...world.deps, inspect }, await arrive())
    expect(asked).toEqual([{ bytes: photo, declaredContentType: 'image/jpeg', fileName: 'file.jpg' }])
  })

  test('that was replaced, but not deleted yet, is deleted unread', async () => {
    const document = await arrive()
    await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect([world.deps.files.reads(), files().inbox]).toEqual([0, []])
  })

  test.each([
    ['replaced', () => supersede()],
    ['withdrawn', () => withdraw()],
  ])('that is %s while it is fetched is not inspected', async (_, happens) => {
    const document = await arrive()
    const readInbox: Dependencies['files']['readInbox'] = async (...file) => {
      const read = await world.deps.files.readInbox(...file)
      await happens()
      return read
    }
    const inspect = () => Promise.reject(new Error('must not be asked'))
    const deps = { ...world.deps, files: { ...world.deps.files, readInbox }, inspect }
    expect(await validateDocument(deps, document)).toBe('NOT_AWAITED')
    expect(await documentOf(world, document)).toMatchObject({ status: 'AWAITING_UPLOAD' })
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('that was erased is deleted again if a late validation stored it', async () => {
    const document = await uploaded(world, erika, applicationId, 'HOLDING')
    await withdraw()
    await eraseImages(world.deps, { applicationId, by: { role: 'system', id: 'retention' } })
    world.deps.files.vault.set(String(vaultKeys(document)[0]), photo)
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
  })
})

describe('during a validation', () => {
  const whileJudging = (happens: () => Promise<unknown>): Dependencies['inspect'] => {
    return async file => {
      await happens()
      return world.deps.inspect(file)
    }
  }

  test('a newer upload takes the slot: the older file is stored nowhere', async () => {
    const older = await arrive()
    const inspect = whileJudging(supersede)
    expect(await validateDocument({ ...world.deps, inspect }, older)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
    expect(await toldOf(older)).toEqual([])
  })

  test('another event accepts the file, and a newer upload takes the slot: the older file is stored nowhere', async () => {
    const older = await arrive()
    const inspect = whileJudging(async () => {
      await validateDocument(world.deps, older)
      await supersede()
    })
    expect(await validateDocument({ ...world.deps, inspect }, older)).toBe('NOT_AWAITED')
    expect(await documentOf(world, older)).toMatchObject({ status: 'ACCEPTED' })
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('the application is withdrawn: the file is stored nowhere', async () => {
    const document = await arrive()
    expect(await validateDocument({ ...world.deps, inspect: whileJudging(withdraw) }, document)).toBe(
      'NOT_AWAITED',
    )
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('another event leads to another verdict: the first verdict and its files stay', async () => {
    const judging = async (first: Dependencies['inspect'], second: Dependencies['inspect']) => {
      const document = await arrive()
      const inspect: Dependencies['inspect'] = async file => {
        await validateDocument({ ...world.deps, inspect: first }, document)
        return second(file)
      }
      expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('NOT_AWAITED')
      return document
    }
    const refused = await judging(refuseAs(), world.deps.inspect)
    expect((await documentOf(world, refused)).status).toBe('REFUSED')
    expect(files()).toEqual({ inbox: [], vault: [] })
    const accepted = await judging(world.deps.inspect, refuseAs())
    expect((await documentOf(world, accepted)).status).toBe('ACCEPTED')
    expect(files()).toEqual({ inbox: [], vault: vaultKeys(accepted) })
  })

  test('the file expires in the inbox and its event is repeated: the stored files stay', async () => {
    const document = await arrive()
    const inspect = whileJudging(async () => {
      world.deps.files.inbox.clear()
      expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
      expect((await documentOf(world, document)).status).toBe('VALIDATING')
    })
    expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('ACCEPTED')
    expect(files()).toEqual({ inbox: [], vault: vaultKeys(document) })
  })

  test('a newer upload is accepted in the slot: only its files stay', async () => {
    const older = await arrive()
    const inspect = whileJudging(async () => {
      await supersede()
      await uploaded(world, erika, applicationId, 'HOLDING')
      await discardWhatWasSuperseded()
    })
    expect(await validateDocument({ ...world.deps, inspect }, older)).toBe('NOT_AWAITED')
    const { documents, application } = await recordOf(world, applicationId)
    const accepted = documents.filter(({ status }) => status === 'ACCEPTED')
    expect(accepted.map(({ documentId }) => documentId)).toEqual([application.currentDocuments.HOLDING])
    expect(files()).toEqual({ inbox: [], vault: accepted.flatMap(document => vaultKeys(document)) })
  })

  test('another slot is validated: both files are accepted, each with an event', async () => {
    const document = await arrive()
    const inspect = whileJudging(() => uploaded(world, erika, applicationId, 'DATA_PAGE'))
    expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('ACCEPTED')
    expect(files().vault).toHaveLength(2 * vaultKeys(document).length)
  })
})

describe('after a crash', () => {
  function dying(plan: CrashPlan): Dependencies {
    const { records, files: stored, keyedHash } = world.deps
    return {
      ...world.deps,
      records: crashing(records, plan),
      files: crashing(stored, plan),
      keyedHash: crashing(keyedHash, plan),
    }
  }

  interface Story {
    readonly name: string
    readonly inspect?: Dependencies['inspect']
    /** The verdict of the retried event, if it differs: memory and time are not always the same. */
    readonly again?: Dependencies['inspect']
    /** The action between the crash and the retried event. */
    readonly meanwhile?: () => Promise<unknown>
    readonly status: Document['status'][]
    /** The pages with stored images; absent: none. */
    readonly kept?: number | 'IF_ACCEPTED'
  }

  const stories: Story[] = [
    { name: 'a good file is accepted', status: ['ACCEPTED'], kept: 1 },
    { name: 'a file of many pages is accepted', inspect: acceptPages(3), status: ['ACCEPTED'], kept: 3 },
    { name: 'a bad file is refused', inspect: refuseAs(), status: ['REFUSED'] },
    {
      name: 'a file that was superseded is kept nowhere',
      meanwhile: () => supersede(),
      status: ['AWAITING_UPLOAD', 'VALIDATING', 'ACCEPTED'],
    },
    {
      name: 'a file of a withdrawn application',
      meanwhile: () => withdraw(),
      status: ['AWAITING_UPLOAD', 'VALIDATING', 'ACCEPTED'],
      kept: 'IF_ACCEPTED',
    },
    {
      name: 'a good file that is refused the second time',
      again: refuseAs(),
      status: ['ACCEPTED', 'REFUSED'],
      kept: 'IF_ACCEPTED',
    },
  ]

  // Far more calls than one validation makes: the last cases do not crash.
  const crashes = Array.from({ length: 12 }, (_, calls) => calls).flatMap(calls =>
    [true, false].map(takesEffect => ({ calls, takesEffect })),
  )
  const rows = stories.flatMap(story => crashes.map(crash => ({ ...story, ...crash })))

  test.each(rows)(
    '$name: in call $calls (took effect: $takesEffect), then the event is retried',
    async ({ inspect = world.deps.inspect, again, meanwhile, status, kept, calls, takesEffect }) => {
      const document = await arrive()
      const dead = validateDocument({ ...dying({ calls, takesEffect }), inspect }, document)
      await dead.catch(error => {
        if (!(error instanceof Crash)) throw error
      })
      await meanwhile?.()
      await validateDocument({ ...world.deps, inspect: again ?? inspect }, document)
      const after = await documentOf(world, document)
      expect(status).toContain(after.status)
      const pages = kept === 'IF_ACCEPTED' ? after.signals?.pages.length : kept
      expect(files()).toEqual({ inbox: [], vault: pages === undefined ? [] : vaultKeys(document, pages) })
      expect(world.records.stored.contents.size).toBe(after.contentHash === undefined ? 0 : 1)
      expect((await toldOf(document)).length).toBeLessThanOrEqual(1)
    },
  )

  // A slow validation stores the file after all files of the document were deleted.
  test.each([
    ['superseded', supersede],
    ['withdrawn', withdraw],
  ])(
    'right after storing a file that was %s meanwhile, the file is stored nowhere',
    async (_how, happens) => {
      const document = await arrive()
      const inspect: Dependencies['inspect'] = async file => {
        await happens()
        return world.deps.inspect(file)
      }
      const storing = {
        ...world.deps.files,
        async storeInVault(...file: Parameters<Dependencies['files']['storeInVault']>) {
          await world.deps.files.storeInVault(...file)
          throw new Crash()
        },
      }
      await expect(validateDocument({ ...world.deps, inspect, files: storing }, document)).rejects.toThrow(
        Crash,
      )
      await validateDocument(world.deps, document)
      expect(files()).toEqual({ inbox: [], vault: [] })
    },
  )
})

test('discarding a superseded document clears both buckets, once or twice', async () => {
  const document = await uploaded(world, erika, applicationId, 'HOLDING')
  await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
  world.deps.files.inbox.set(fileKey(document), photo)
  await discardSuperseded(world.deps.files, document)
  await discardSuperseded(world.deps.files, document)
  expect(files()).toEqual({ inbox: [], vault: [] })
})
