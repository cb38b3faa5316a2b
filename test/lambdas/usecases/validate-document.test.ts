import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Document, documentRefusals, maximumDocumentBytes } from '../../../domain/documents.ts'
import { requestUpload } from '../../../lambdas/usecases/applicant/request-upload.ts'
import { submitApplication } from '../../../lambdas/usecases/applicant/submit-application.ts'
import { withdrawApplication } from '../../../lambdas/usecases/applicant/withdraw-application.ts'
import { discardSuperseded } from '../../../lambdas/usecases/discard-superseded.ts'
import { validateDocument } from '../../../lambdas/usecases/validate-document.ts'
import { Crash, type CrashPlan, crashing } from '../../support/crashing.ts'
import { fileKey } from '../../support/in-memory-services.ts'
import { assertInvariants } from '../../support/invariants.ts'
import {
  arrived,
  documentOf,
  drafted,
  passport,
  photo,
  recordOf,
  uploaded,
  uploadOf,
} from '../../support/walk.ts'
import { applicant, type Dependencies, makeWorld, type World } from '../../support/world.ts'

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

/** What the stream's consumer does for each document that was superseded. */
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

describe('an uploaded file', () => {
  test('that is good is accepted, kept in the vault, and gone from the inbox', async () => {
    const document = await arrive()
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
    expect(await documentOf(world, document)).toEqual({ ...document, status: 'ACCEPTED', format: 'JPEG' })
    expect(files()).toEqual({ inbox: [], vault: [fileKey(document)] })
    expect(await toldOf(document)).toEqual([{ name: 'document.accepted', slot: 'HOLDING' }])
  })

  test.each(documentRefusals)('that is refused with %s is kept nowhere', async refusal => {
    const document = await arrive()
    const inspect: Dependencies['inspect'] = () => ({ accepted: false, refusal })
    expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('REFUSED')
    expect(await documentOf(world, document)).toEqual({ ...document, status: 'REFUSED', refusal })
    expect(files()).toEqual({ inbox: [], vault: [] })
    expect(await toldOf(document)).toEqual([{ name: 'document.refused', slot: 'HOLDING', refusal }])
  })

  test('that is refused leaves its slot to a new upload', async () => {
    const document = await arrive(new Uint8Array())
    await validateDocument(world.deps, document)
    const newer = await uploaded(world, erika, applicationId, 'HOLDING')
    expect(await documentOf(world, newer)).toMatchObject({ status: 'ACCEPTED' })
  })

  test('without a byte is refused before anything looks at it', async () => {
    const document = await arrive(new Uint8Array())
    await validateDocument(world.deps, document)
    expect(await documentOf(world, document)).toMatchObject({ status: 'REFUSED', refusal: 'EMPTY_FILE' })
  })

  test('whose bytes are not those that were declared is refused', async () => {
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

  test('that cannot be inspected stays to be judged: the event comes again', async () => {
    const document = await arrive()
    const inspect: Dependencies['inspect'] = () => {
      throw new Error('out of memory')
    }
    await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow('out of memory')
    expect(await documentOf(world, document)).toMatchObject({ status: 'VALIDATING' })
    expect(await validateDocument(world.deps, document)).toBe('ACCEPTED')
  })
})

describe('the event of an upload', () => {
  test('that comes twice changes nothing the second time', async () => {
    const document = await arrive()
    await validateDocument(world.deps, document)
    const before = [await recordOf(world, applicationId), files()]
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect([await recordOf(world, applicationId), files()]).toEqual(before)
  })

  test('that comes twice at the same moment accepts once and keeps the file', async () => {
    const document = await arrive()
    await Promise.all([validateDocument(world.deps, document), validateDocument(world.deps, document)])
    expect(await documentOf(world, document)).toMatchObject({ status: 'ACCEPTED' })
    expect(files()).toEqual({ inbox: [], vault: [fileKey(document)] })
    expect(await toldOf(document)).toHaveLength(1)
  })

  test('whose file is not there leaves the document as it is', async () => {
    const document = await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect((await documentOf(world, document)).status).not.toBe('ACCEPTED')
  })

  test.each([
    ['of an application that does not exist', { applicationId: 'nothing', documentId: 'nothing' }],
    ['of a document that nobody asked for', { documentId: 'nothing' }],
  ])('%s clears the file away', async (_what, changed) => {
    const name = { applicationId, ...changed }
    world.deps.files.inbox.set(fileKey(name), photo)
    expect(await validateDocument(world.deps, name)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('that is late, after the slot was taken by a newer one, judges nothing and clears the file away', async () => {
    const older = await arrive()
    const newer = await supersede()
    expect(await validateDocument(world.deps, older)).toBe('NOT_AWAITED')
    expect(await documentOf(world, older)).toMatchObject({ status: 'AWAITING_UPLOAD' })
    expect(await documentOf(world, newer)).toMatchObject({ status: 'AWAITING_UPLOAD' })
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('after a withdrawal keeps nothing', async () => {
    const document = await arrive()
    await withdraw()
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('after the submission leaves the accepted file where it is', async () => {
    await uploaded(world, erika, applicationId, 'DATA_PAGE')
    const document = await uploaded(world, erika, applicationId, 'HOLDING')
    await submitApplication(world.deps, erika, applicationId, passport)
    world.deps.files.inbox.set(fileKey(document), photo)
    expect(await validateDocument(world.deps, document)).toBe('NOT_AWAITED')
    expect(files().vault).toContain(fileKey(document))
    expect(files().inbox).toEqual([])
  })
})

describe('while a file is being judged', () => {
  const whileJudging = (happens: () => Promise<unknown>): Dependencies['inspect'] => {
    return async file => {
      await happens()
      return world.deps.inspect(file)
    }
  }

  test('a newer one may take its slot: the older is kept nowhere', async () => {
    const older = await arrive()
    const inspect = whileJudging(supersede)
    expect(await validateDocument({ ...world.deps, inspect }, older)).toBe('NOT_AWAITED')
    expect(files()).toEqual({ inbox: [], vault: [] })
    expect(await toldOf(older)).toEqual([])
  })

  test('another event may have it accepted, and a newer one take its slot: the older is kept nowhere', async () => {
    const older = await arrive()
    const inspect = whileJudging(async () => {
      await validateDocument(world.deps, older)
      await supersede()
    })
    expect(await validateDocument({ ...world.deps, inspect }, older)).toBe('NOT_AWAITED')
    expect(await documentOf(world, older)).toMatchObject({ status: 'ACCEPTED' })
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('the application may be withdrawn: the file is kept nowhere', async () => {
    const document = await arrive()
    expect(await validateDocument({ ...world.deps, inspect: whileJudging(withdraw) }, document)).toBe(
      'NOT_AWAITED',
    )
    expect(files()).toEqual({ inbox: [], vault: [] })
  })

  test('another slot may be judged: both are accepted, with events of their own', async () => {
    const document = await arrive()
    const inspect = whileJudging(() => uploaded(world, erika, applicationId, 'DATA_PAGE'))
    expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('ACCEPTED')
    expect(files().vault).toHaveLength(2)
  })
})

describe('after a crash', () => {
  function dying(plan: CrashPlan): Dependencies {
    const { records, files: stored } = world.deps
    return { ...world.deps, records: crashing(records, plan), files: crashing(stored, plan) }
  }

  const refuse: Dependencies['inspect'] = () => ({ accepted: false, refusal: 'CORRUPT' })

  interface Story {
    readonly name: string
    readonly inspect?: Dependencies['inspect']
    /** What happens between the crash and the event's second coming. */
    readonly meanwhile?: () => Promise<unknown>
    readonly status: Document['status'][]
    readonly kept: boolean
  }

  const stories: Story[] = [
    { name: 'a good file is accepted', status: ['ACCEPTED'], kept: true },
    { name: 'a bad file is refused', inspect: refuse, status: ['REFUSED'], kept: false },
    {
      name: 'a file that was superseded is kept nowhere',
      meanwhile: () => supersede(),
      status: ['AWAITING_UPLOAD', 'VALIDATING', 'ACCEPTED'],
      kept: false,
    },
  ]

  // Far more calls than one validation makes: the last ones don't crash at all.
  const crashes = Array.from({ length: 10 }, (_, calls) => calls).flatMap(calls =>
    [true, false].map(takesEffect => ({ calls, takesEffect })),
  )
  const rows = stories.flatMap(story => crashes.map(crash => ({ ...story, ...crash })))

  test.each(rows)(
    '$name: in call $calls (took effect: $takesEffect), then the event comes again',
    async ({ inspect = world.deps.inspect, meanwhile, status, kept, calls, takesEffect }) => {
      const document = await arrive()
      const dead = validateDocument({ ...dying({ calls, takesEffect }), inspect }, document)
      await dead.catch(error => {
        if (!(error instanceof Crash)) throw error
      })
      await meanwhile?.()
      await validateDocument({ ...world.deps, inspect }, document)
      expect(status).toContain((await documentOf(world, document)).status)
      expect(files()).toEqual({ inbox: [], vault: kept ? [fileKey(document)] : [] })
      expect((await toldOf(document)).length).toBeLessThanOrEqual(1)
    },
  )

  // A slow validation: it stores the file after everything of the document was cleared away.
  test.each([
    ['superseded', supersede],
    ['withdrawn', withdraw],
  ])('right after storing a file that was %s meanwhile, the file is kept nowhere', async (_how, happens) => {
    const document = await arrive()
    const inspect: Dependencies['inspect'] = async file => {
      await happens()
      // Superseding clears the inbox; in S3 the bytes had been read by then.
      world.deps.files.inbox.set(fileKey(document), photo)
      return world.deps.inspect(file)
    }
    const storing = {
      ...world.deps.files,
      async storeOriginal(...file: Parameters<Dependencies['files']['storeOriginal']>) {
        await world.deps.files.storeOriginal(...file)
        throw new Crash()
      },
    }
    await expect(validateDocument({ ...world.deps, inspect, files: storing }, document)).rejects.toThrow(
      Crash,
    )
    await validateDocument(world.deps, document)
    expect(files()).toEqual({ inbox: [], vault: [] })
  })
})

test('discarding a superseded document clears both places, once or twice', async () => {
  const document = await uploaded(world, erika, applicationId, 'HOLDING')
  world.deps.files.inbox.set(fileKey(document), photo)
  await discardSuperseded(world.deps.files, document)
  await discardSuperseded(world.deps.files, document)
  expect(files()).toEqual({ inbox: [], vault: [] })
})
