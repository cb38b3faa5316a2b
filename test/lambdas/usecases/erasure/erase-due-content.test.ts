import { beforeEach, describe, expect, test } from '@jest/globals'
import type { ContentKind } from '../../../../domain/content.ts'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import {
  applicationOf,
  arrived,
  concluded,
  drafted,
  recordOf,
  submitted,
  uploaded,
  uploadOf,
} from '../../../support/walk.ts'
import { applicant, makeWorld, operator, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})

async function run(mayGoOn = () => true) {
  const erased: [ContentKind, string][] = []
  const failures: unknown[] = []
  await eraseDueContent(
    world.deps,
    {
      erased: (kind, { applicationId }) => erased.push([kind, applicationId]),
      failed: error => failures.push(error),
    },
    mayGoOn,
  )
  return { erased, failures }
}

async function approved(person = erika): Promise<string> {
  const applicationId = await submitted(world, person)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

const vaultOf = (applicationId: string) =>
  [...world.deps.files.vault.keys()].filter(key => key.startsWith(applicationId))

describe('images', () => {
  test('are erased thirty days after the decision, while the authentication stays', async () => {
    const applicationId = await approved()
    world.time.advance({ days: 30 })
    expect((await run()).erased).toEqual([])
    expect(vaultOf(applicationId)).not.toEqual([])
    world.time.advance({ seconds: 1 })
    expect((await run()).erased).toEqual([['images', applicationId]])
    expect(vaultOf(applicationId)).toEqual([])
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'AUTHENTICATED' })
    expect((await run()).erased).toEqual([])
    assertInvariants(world)
  })

  test('of open applications are kept, at any age', async () => {
    const [draft, review] = [await drafted(world, erika), await submitted(world, applicant('hans'))]
    await uploaded(world, erika, draft, 'HOLDING')
    world.time.advance({ days: 1000 })
    expect((await run()).erased).toEqual([])
    for (const applicationId of [draft, review]) expect(vaultOf(applicationId)).not.toEqual([])
  })

  test('that were replaced or wait in the inbox are erased with the others', async () => {
    const applicationId = await drafted(world, erika)
    await uploaded(world, erika, applicationId, 'HOLDING')
    await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    const late = await arrived(world, erika, applicationId, 'DATA_PAGE')
    await withdrawApplication(world.deps, erika, applicationId)
    world.time.advance({ days: 31 })
    await run()
    expect([vaultOf(applicationId), [...world.deps.files.inbox.keys()]]).toEqual([[], []])
    const { documents } = await recordOf(world, applicationId)
    expect(documents).toHaveLength(3)
    expect(documents.every(({ erasedAt }) => erasedAt !== undefined)).toBe(true)
    await validateDocument(world.deps, late)
    expect(vaultOf(applicationId)).toEqual([])
  })

  test('that are erased are shown as erased to the applicant and to reviewers, without a URL', async () => {
    const applicationId = await approved()
    world.time.advance({ days: 31 })
    await run()
    const view = await readApplication(world.deps, erika, applicationId)
    expect(view.erased).toEqual({ imagesAt: world.deps.clock() })
    expect(view.documents.map(({ erasedAt }) => erasedAt)).toEqual([world.deps.clock(), world.deps.clock()])
    const review = await readReview(world.deps, reviewer, applicationId)
    expect(review.documents.every(({ erasedAt }) => erasedAt !== undefined)).toBe(true)
    expect(review).not.toHaveProperty('files')
  })

  test('are recorded with action and time, by the job, without content', async () => {
    await approved()
    world.time.advance({ days: 31 })
    await run()
    const entry = [...world.records.stored.audit.values()].at(-1)
    expect(entry).toMatchObject({
      actor: { role: 'system', id: 'retention' },
      action: 'application.erase-images',
      details: { documents: 2 },
    })
  })

  test('of more documents than fit into one transaction are all erased', async () => {
    const applicationId = await drafted(world, erika)
    for (let count = 0; count < 60; count += 1)
      await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    await withdrawApplication(world.deps, erika, applicationId)
    world.time.advance({ days: 181 })
    const before = world.records.commits()
    expect((await run()).erased).toEqual([
      ['images', applicationId],
      ['personal-fields', applicationId],
    ])
    expect(world.records.commits() - before).toBe(4)
    const { documents } = await recordOf(world, applicationId)
    expect(
      documents.filter(({ erasedAt, sha256 }) => erasedAt !== undefined && sha256 === undefined),
    ).toHaveLength(60)
  })
})

describe('personal fields', () => {
  test('are erased 180 days after the end, with the place, the fingerprints and the used token', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
    world.records.await(applicationId, { for: 'DECISION', attempt: 1, token: 'used' })
    const { entered } = await applicationOf(world, applicationId)
    world.time.advance({ days: 180 })
    await run()
    expect(await applicationOf(world, applicationId)).toHaveProperty('entered')
    world.time.advance({ seconds: 1 })
    await run()
    const stored = JSON.stringify([
      ...world.records.stored.applications.values(),
      ...world.records.stored.documents.values(),
      ...world.records.stored.certificates.keys(),
    ])
    for (const value of Object.values(entered ?? {})) expect(stored).not.toContain(value)
    expect(stored).not.toContain('used')
    const contents = [...world.records.stored.contents.values()]
    expect(contents.flatMap(accounts => [...accounts])).toEqual([])
    expect(await readApplication(world.deps, erika, applicationId)).not.toHaveProperty('maskedNumber')
    assertInvariants(world)
  })

  test('of an approved application are erased, too, but its place stays until a revocation', async () => {
    const applicationId = await approved()
    world.time.advance({ days: 181 })
    await run()
    assertInvariants(world)
    const application = await applicationOf(world, applicationId)
    expect(application).not.toHaveProperty('entered')
    expect([...(world.records.stored.certificates.get(String(application.certificateHash)) ?? [])]).toEqual([
      'erika',
    ])
    await revokeAuthentication(world.deps, operator, 'erika', { reason: 'a complaint' })
    assertInvariants(world)
    world.time.advance({ days: 181 })
    expect((await run()).erased).toEqual([['personal-fields', applicationId]])
    const left = await applicationOf(world, applicationId)
    for (const name of ['notes', 'certificateHash']) expect(left).not.toHaveProperty(name)
    expect([...world.records.stored.certificates.keys()]).toEqual([])
  })

  test('leave the fingerprint of a file that another application of the account has, too', async () => {
    const first = await drafted(world, erika)
    const { documentId } = await uploaded(world, erika, first, 'HOLDING')
    await withdrawApplication(world.deps, erika, first)
    world.time.advance({ days: 100 })
    const second = await drafted(world, erika)
    await uploaded(world, erika, second, 'HOLDING')
    world.time.advance({ days: 81 })
    await run()
    const { documents } = await recordOf(world, second)
    const hash = documents[0]?.contentHash ?? ''
    expect(await world.records.otherAccountsWith(hash, 'hans', 10)).toBe(1)
    const erased = (await recordOf(world, first)).documents.find(
      document => document.documentId === documentId,
    )
    expect(erased).not.toHaveProperty('contentHash')
  })

  test('leave the place of another account at the same certificate', async () => {
    await approved(applicant('hans'))
    const applicationId = await submitted(world, erika)
    await withdrawApplication(world.deps, erika, applicationId)
    world.time.advance({ days: 181 })
    await run()
    const holders = [...world.records.stored.certificates.values()].map(accounts => [...accounts])
    expect(holders).toEqual([['hans']])
  })

  test('leave the token of an execution with a pending signal', async () => {
    const applicationId = await submitted(world, erika)
    world.records.await(applicationId, { for: 'DECISION', attempt: 1, token: 'token' })
    await withdrawApplication(world.deps, erika, applicationId)
    world.time.advance({ days: 181 })
    await run()
    expect(world.records.state(applicationId)).toMatchObject({ waiting: { token: 'token' } })
  })
})

describe('a run', () => {
  test('continues with the others after one failure, and retries that one in the next run', async () => {
    const ids = [await approved(), await approved(applicant('hans'))]
    world.time.advance({ days: 31 })
    const { erase } = world.deps.files
    let broken = true
    world.deps.files.erase = async applicationId => {
      if (broken && applicationId === ids[0]) throw new Error('S3 is away')
      return erase(applicationId)
    }
    const first = await run()
    expect(first.erased).toEqual([['images', ids[1]]])
    expect(first.failures).toEqual([new Error('S3 is away')])
    expect(await applicationOf(world, String(ids[0]))).not.toHaveProperty('erased')
    broken = false
    expect((await run()).erased).toEqual([['images', ids[0]]])
  })

  test('reports an unreadable application each time, and continues with the others', async () => {
    const ids = [await approved(), await approved(applicant('hans'))]
    world.records.spoil(String(ids[0]))
    world.time.advance({ days: 181 })
    const first = await run()
    expect(first.erased).toEqual([
      ['images', ids[1]],
      ['personal-fields', ids[1]],
    ])
    expect(first.failures).toEqual([new Error('an unreadable item')])
    expect((await run()).failures).toEqual([new Error('an unreadable item')])
  })

  test('stops at its time limit, and the next run does the rest', async () => {
    const ids = [await approved(), await approved(applicant('hans'))]
    world.time.advance({ days: 31 })
    let left = 1
    expect((await run(() => left-- > 0)).erased).toEqual([['images', ids[0]]])
    expect((await run()).erased).toEqual([['images', ids[1]]])
  })

  test('yields to a concurrent change', async () => {
    const applicationId = await approved()
    world.time.advance({ days: 31 })
    world.records.contendNextCommits(3)
    world.records.beforeNextCommit(() => run())
    await run()
    expect((await applicationOf(world, applicationId)).erased).toEqual({ imagesAt: world.deps.clock() })
    assertInvariants(world)
  })
})
