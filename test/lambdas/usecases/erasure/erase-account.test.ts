import { beforeEach, describe, expect, test } from '@jest/globals'
import { changeAccount } from '../../../../lambdas/usecases/accounts/change-account.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { eraseImages, erasePersonalFields } from '../../../../lambdas/usecases/erasure/erase-content.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { readErasureReceipt } from '../../../../lambdas/usecases/erasure/read-erasure-receipt.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { validateDocument } from '../../../../lambdas/usecases/validation/validate-document.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { expireApplication } from '../../../../lambdas/usecases/workflow/draft-expiry.ts'
import { dispatchSignal } from '../../../../lambdas/usecases/workflow/signals.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { Crash } from '../../../support/crashing.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { newSession } from '../../../support/sessions.ts'
import {
  applicationOf,
  arrived,
  concluded,
  decided,
  drafted,
  passport,
  submitted,
  uploaded,
  uploadOf,
} from '../../../support/walk.ts'
import { proposed, rejected } from '../../../support/walk-overrides.ts'
import { applicant, makeWorld, monday, operator, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const reason = 'the holder asked for it'

let world: World
beforeEach(() => {
  world = makeWorld()
})

async function erased() {
  await eraseAccount(world.deps, operator, 'erika', { reason })
  return readErasureReceipt(world.deps, 'erika')
}

async function approved(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

/** All items except the audit trail, which has no content. */
const everythingStored = () =>
  JSON.stringify([
    ...world.records.stored.accounts.values(),
    ...world.records.stored.applications.values(),
    ...world.records.stored.documents.values(),
    ...world.records.stored.certificates,
    ...world.records.stored.events.values(),
  ])

test('an unknown account cannot be erased', async () => {
  expect(await refusalOf(eraseAccount(world.deps, operator, 'nobody', { reason }))).toMatchObject({
    code: 'NOT_FOUND',
  })
})

describe('an erasure', () => {
  test('leaves no file, no field, no hash, no place, no fingerprint and no used token of any application', async () => {
    const first = await submitted(world, erika)
    await concluded(world, first, 'REJECT', [{ code: 'FORGED' }])
    const second = await approved()
    world.records.await(second, { for: 'DECISION', attempt: 1, token: 'used-token' })
    const values = (await Promise.all([first, second].map(id => applicationOf(world, id)))).flatMap(
      ({ entered }) => Object.values(entered ?? {}),
    )
    const hashes = [...world.records.stored.documents.values()].flatMap(
      ({ contentHash }) => contentHash ?? [],
    )
    await erased()
    const stored = everythingStored()
    for (const value of [...values, ...hashes, 'used-token']) expect(stored).not.toContain(value)
    expect(values.length + hashes.length).toBeGreaterThan(15)
    expect([...world.deps.files.vault.keys(), ...world.deps.files.inbox.keys()]).toEqual([])
    expect([...world.records.stored.contents.values()].flatMap(accounts => [...accounts])).toEqual([])
    assertInvariants(world)
  })

  test('leaves an unauthenticated account without facts, and emits an event', async () => {
    const applicationId = await approved()
    await erased()
    const account = await world.records.account('erika')
    expect(account).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
    for (const name of ['registrationRegion', 'currentApplicationId'])
      expect(account).not.toHaveProperty(name)
    const told = [...world.records.stored.events.values()].map(({ name }) => name)
    expect(told.slice(-2)).toEqual(['application.revoked', 'account.erased'])
    expect((await applicationOf(world, applicationId)).status).toBe('REVOKED')
  })

  test('does not change accounts with a place at the same certificate or with the same file', async () => {
    const hans = applicant('hans')
    const other = await submitted(world, hans)
    await approved()
    await erased()
    expect([...world.records.stored.certificates.values()].map(accounts => [...accounts])).toEqual([['hans']])
    expect([...world.records.stored.contents.values()].map(accounts => [...accounts])).toEqual([['hans']])
    expect(await applicationOf(world, other)).toHaveProperty('entered')
    assertInvariants(world)
  })

  test.each(['draft', 'review', 'decided'] as const)(
    'ends an open application and signals the workflow: %s',
    async stage => {
      const applicationId = await (stage === 'draft' ? drafted(world, erika) : submitted(world, erika))
      if (stage === 'decided') await decided(world, applicationId, 'APPROVE')
      world.deps.workflow.tokens.add('token')
      const waitsFor = stage === 'draft' ? 'SUBMISSION' : 'DECISION'
      world.records.await(applicationId, { for: waitsFor, attempt: 1, token: 'token' })
      const receipt = await erased()
      expect(receipt.applications).toMatchObject([{ applicationId, status: 'WITHDRAWN', workflow: 'ENDING' }])
      await dispatchSignal(world.deps.workflow, world.records.state(applicationId))
      expect(world.deps.workflow.sent).toMatchObject([{ signal: { kind: 'WITHDRAWN' } }])
      assertInvariants(world)
    },
  )

  test('takes precedence over a decision that is not applied yet', async () => {
    const applicationId = await submitted(world, erika)
    await decided(world, applicationId, 'APPROVE')
    world.records.beforeNextCommit(() => eraseAccount(world.deps, operator, 'erika', { reason }))
    expect(await concludeReview(world.deps, { applicationId, attempt: 1 })).toEqual({ status: 'WITHDRAWN' })
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('signal')
    expect((await readErasureReceipt(world.deps, 'erika')).applications).toMatchObject([
      { workflow: 'ENDED' },
    ])
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
    assertInvariants(world)
  })

  test('stores the operator’s reason encrypted, and nowhere else', async () => {
    await approved()
    await erased()
    expect(everythingStored() + JSON.stringify([...world.records.stored.audit.values()])).not.toContain(
      reason,
    )
    const account = await world.records.account('erika')
    const opened = await world.deps.personalData.decrypt('erika', String(account?.erasure?.reasonCiphertext))
    expect(opened).toBe(reason)
  })

  test('keeps the partner status, so that an erasure cannot circumvent R12', async () => {
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'DE', partnerProgram: true })
    await erased()
    expect(await world.records.account('erika')).toMatchObject({ partnerProgram: true })
    expect((await world.records.account('erika'))?.factsAt).not.toHaveProperty('registrationRegion')
  })

  test('of an account without applications erases its facts and emits no event', async () => {
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'DE', partnerProgram: false })
    const receipt = await erased()
    expect(receipt).toEqual({ accountId: 'erika', erasedAt: world.deps.clock(), applications: [] })
    expect(world.records.stored.events.size).toBe(0)
  })

  test('keeps the audit trail', async () => {
    await approved()
    const before = [...world.records.stored.audit.values()]
    await erased()
    const after = [...world.records.stored.audit.values()]
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length).map(({ action, actor }) => [action, actor.id])).toEqual([
      ['application.revoke', 'operator-1'],
      ['application.erase-images', 'operator-1'],
      ['application.erase-personal-fields', 'operator-1'],
      ['account.erase', 'operator-1'],
    ])
  })
})

describe('the stored account after an erasure', () => {
  const at = '2026-11-24T02:00:00.000Z'
  const facts = { registrationRegion: 'DE', partnerProgram: false }

  const left = async (person = 'erika') => {
    const before = await world.records.account(person)
    world.time.set(at)
    expect(await eraseAccount(world.deps, operator, person, { reason })).toBe(person)
    return { before, after: await world.records.account(person) }
  }
  const erasure = { at, reasonCiphertext: expect.any(String) }

  test('has nothing of the region, and the time of the partner status alone', async () => {
    await putAccount(world.deps, operator, 'erika', facts)
    const { before, after } = await left()
    expect(after).toStrictEqual({
      accountId: 'erika',
      partnerProgram: false,
      authenticationStatus: 'UNAUTHENTICATED',
      createdAt: monday,
      factsAt: { partnerProgram: monday },
      erasure,
      updatedAt: at,
      version: Number(before?.version) + 1,
    })
  })

  test('has no times of facts if only the region was set, or nothing', async () => {
    await changeAccount(world.deps, { accountId: 'erika', at: monday, registrationRegion: 'DE' })
    await drafted(world, applicant('hans'))
    for (const person of ['erika', 'hans']) expect((await left(person)).after).not.toHaveProperty('factsAt')
  })

  test('keeps the time of a partner status without a region as it was', async () => {
    await changeAccount(world.deps, { accountId: 'erika', at: monday, partnerProgram: true })
    expect((await left()).after?.factsAt).toStrictEqual({ partnerProgram: monday })
  })

  test('is erased again after the region was set again, and not without a reason', async () => {
    await putAccount(world.deps, operator, 'erika', facts)
    await erased()
    await putAccount(world.deps, operator, 'erika', facts)
    const { after } = await left()
    expect(after).toMatchObject({ erasure })
    expect(after).not.toHaveProperty('registrationRegion')
    world.time.advance({ days: 1 })
    expect(await eraseAccount(world.deps, operator, 'erika', { reason })).toBe('erika')
    expect(await world.records.account('erika')).toEqual(after)
  })
})

describe('the trail of an erasure', () => {
  const entry = (action: string, rest: object) => ({
    accountId: 'erika',
    at: monday,
    actor: { role: 'operator', id: 'operator-1' },
    action,
    ...rest,
  })

  test('of a rejected application says when the erasure began, and counts the documents', async () => {
    const applicationId = await rejected(world, erika)
    const count = trailOf(world).length
    await erased()
    expect(trailOf(world, count)).toStrictEqual([
      entry('application.begin-erasure', { applicationId, details: { documents: 0 } }),
      entry('application.erase-images', { applicationId, details: { documents: 2 } }),
      entry('application.erase-personal-fields', { applicationId, details: { documents: 2 } }),
      entry('account.erase', {}),
    ])
  })

  test('counts the sessions', async () => {
    await newSession(world, { accountId: 'erika' })
    await newSession(world, { accountId: 'erika' })
    const count = trailOf(world).length
    await erased()
    expect(trailOf(world, count)).toStrictEqual([
      entry('account.erase-sessions', { details: { sessions: 2 } }),
      entry('account.erase', {}),
    ])
  })
})

describe('one kind of content', () => {
  const by = { role: 'operator', id: 'operator-1' } as const

  test('is erased once, and an application that is unknown or not over is left alone', async () => {
    const applicationId = await rejected(world, erika)
    const open = await submitted(world, applicant('hans'))
    expect(await eraseImages(world.deps, { applicationId, by })).toBe('ERASED')
    expect(await erasePersonalFields(world.deps, { applicationId, by })).toBe(true)
    const commits = world.records.commits()
    for (const id of [applicationId, open, 'none']) {
      expect(await eraseImages(world.deps, { applicationId: id, by })).toBe('NOTHING')
      expect(await erasePersonalFields(world.deps, { applicationId: id, by })).toBe(false)
    }
    expect(world.records.commits()).toBe(commits)
  })

  test('is due after its end, and not at its end', async () => {
    const applicationId = await rejected(world, erika)
    const erase = (endedBefore: string) => eraseImages(world.deps, { applicationId, by, endedBefore })
    expect(await erase(monday)).toBe('NOTHING')
    expect(await erase('2026-11-23T02:00:00.001Z')).toBe('ERASED')
    expect(await erase('9999')).toBe('NOTHING')
  })

  test('waits for a running validation', async () => {
    const applicationId = await drafted(world, erika)
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    const inspect = () => Promise.reject(new Crash())
    await expect(validateDocument({ ...world.deps, inspect }, document)).rejects.toThrow(Crash)
    await erased()
    expect(await eraseImages(world.deps, { applicationId, by })).toBe('VALIDATION_RUNNING')
  })

  test('whose erasure has begun can’t be reopened, and its proposal has ended', async () => {
    const { applicationId } = await proposed(world, erika)
    const { overrideProposal: _ended, ...before } = await applicationOf(world, applicationId)
    const files = { erase: () => Promise.reject(new Error('S3 is away')) }
    await expect(eraseImages({ ...world.deps, files }, { applicationId, by })).rejects.toThrow('S3 is away')
    expect(await applicationOf(world, applicationId)).toStrictEqual({
      ...before,
      erased: { begunAt: monday },
      version: before.version + 1,
    })
  })
})

describe('the receipt', () => {
  test('lists every application with kinds and times of erased content, and no content', async () => {
    const applicationId = await approved()
    world.time.advance({ days: 1 })
    expect(await erased()).toEqual({
      accountId: 'erika',
      erasedAt: world.deps.clock(),
      applications: [
        {
          applicationId,
          status: 'REVOKED',
          documents: 2,
          imagesErasedAt: world.deps.clock(),
          personalFields: [
            'name',
            'certificateNumber',
            'maskedNumber',
            'expiryDate',
            'certificateHash',
            'fingerprints',
          ],
          personalFieldsErasedAt: world.deps.clock(),
          workflow: 'ENDED',
        },
      ],
    })
  })

  test('is the same when the erasure is repeated, which changes nothing', async () => {
    await approved()
    const first = await erased()
    const commits = world.records.commits()
    world.time.advance({ days: 1 })
    expect(await erased()).toEqual(first)
    expect(world.records.commits()).toBe(commits)
  })

  test('after a failure states the completed part; the repetition completes the rest', async () => {
    await approved()
    const { erase } = world.deps.files
    world.deps.files.erase = () => Promise.reject(new Error('S3 is away'))
    await expect(erased()).rejects.toThrow('S3 is away')
    const half = await readErasureReceipt(world.deps, 'erika')
    expect(half).not.toHaveProperty('erasedAt')
    expect(half.applications[0]).toMatchObject({ status: 'REVOKED', documents: 0, personalFields: [] })
    world.deps.files.erase = erase
    expect(await erased()).toHaveProperty('erasedAt')
    expect([...world.deps.files.vault.keys()]).toEqual([])
  })
})

describe('an erasure that meets a running validation', () => {
  test('claims no erased files until no validation can store any, and the retention job records it by itself', async () => {
    const applicationId = await drafted(world, erika)
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    const { files } = world.deps
    const storeInVault: typeof files.storeInVault = async (...stored) => {
      const receipt = await erased()
      expect(receipt.applications[0]).toMatchObject({ documents: 0, personalFieldsErasedAt: monday })
      expect(receipt.applications[0]).not.toHaveProperty('imagesErasedAt')
      await files.storeInVault(...stored)
      throw new Crash()
    }
    const dying = { ...world.deps, files: { ...files, storeInVault } }
    await expect(validateDocument(dying, document)).rejects.toThrow(Crash)
    expect(files.vault.left()).not.toEqual([])
    world.time.advance({ minutes: 2, seconds: 1 })
    const report = { erased: () => undefined, failed: () => undefined }
    await eraseDueContent(world.deps, report, () => true)
    expect(files.vault.left()).toEqual([])
    const [application] = (await readErasureReceipt(world.deps, erika.accountId)).applications
    expect(application).toMatchObject({ documents: 1, imagesErasedAt: world.deps.clock() })
  })

  test('leaves nothing to a repetition when the validation has cleaned up: it records the files as erased', async () => {
    const applicationId = await drafted(world, erika)
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    const inspect: typeof world.deps.inspect = async file => {
      await erased()
      return world.deps.inspect(file)
    }
    expect(await validateDocument({ ...world.deps, inspect }, document)).toBe('NOT_AWAITED')
    expect(world.deps.files.vault.left()).toEqual([])
    expect((await erased()).applications[0]).toMatchObject({ documents: 1, imagesErasedAt: monday })
  })

  test('is repeated: files that are there, though recorded as erased, are deleted', async () => {
    const applicationId = await submitted(world, erika)
    const receipt = await erased()
    world.deps.files.vault.set(`${applicationId}/stray/original`, new Uint8Array([1]))
    expect(await erased()).toEqual(receipt)
    expect(world.deps.files.vault.left()).toEqual([])
  })
})

describe('after an erasure', () => {
  test('the holder may start anew, and a later erasure erases that, too', async () => {
    await approved()
    await erased()
    world.time.advance({ days: 1 })
    const again = await submitted(world, erika, passport)
    await concluded(world, again, 'APPROVE')
    assertInvariants(world)
    world.time.advance({ days: 1 })
    const receipt = await erased()
    expect(receipt.erasedAt).toBe(world.deps.clock())
    expect(receipt.applications.map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED'])
    expect([...world.deps.files.vault.keys()]).toEqual([])
    expect([...world.records.stored.certificates.keys()]).toEqual([])
  })

  test('neither the holder nor a reviewer nor the workflow can restore an erased application', async () => {
    const applicationId = await drafted(world, erika)
    await uploaded(world, erika, applicationId, 'DATA_PAGE')
    const document = await arrived(world, erika, applicationId, 'HOLDING')
    await erased()
    const refused = await refusalOf(requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING')))
    expect(refused.code).toBe('WRONG_STATE')
    expect((await refusalOf(claimReview(world.deps, reviewer, applicationId))).code).toBe('NOT_FOUND')
    expect(await expireApplication(world.deps, { applicationId })).toEqual({ status: 'WITHDRAWN' })
    expect(await world.deps.files.isInInbox(document)).toBe(false)
  })
})
