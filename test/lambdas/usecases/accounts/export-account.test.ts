import { beforeEach, describe, expect, test } from '@jest/globals'
import { accountExportSchema } from '../../../../contract/account-export.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { withdrawConsent } from '../../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { cancelSession } from '../../../../lambdas/usecases/sessions/cancel-session.ts'
import { createHandoff } from '../../../../lambdas/usecases/sessions/create-handoff.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { newSession, sessionPrincipal } from '../../../support/sessions.ts'
import { concluded, drafted, passport, submitted, uploaded, uploadOf } from '../../../support/walk.ts'
import {
  applicant,
  backend,
  consentPolicy,
  makeWorld,
  monday,
  operator,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

const erika = applicant('erika')
const note = 'looks like the brother'

let world: World
beforeEach(() => {
  world = makeWorld()
})

/** Rejected by two reviewers, with a note. */
async function rejected(): Promise<string> {
  world = makeWorld({ fourEyes: true })
  const applicationId = await submitted(world, erika)
  for (const judge of [reviewer, otherReviewer]) {
    await claimReview(world.deps, judge, applicationId)
    await decideReview(world.deps, judge, applicationId, {
      outcome: 'REJECT',
      reasons: [{ code: 'FORGED' }],
      internalNote: note,
    })
  }
  await concludeReview(world.deps, { applicationId, attempt: 1 })
  return applicationId
}

const exported = () => exportAccount(world.deps, erika)

describe('an export', () => {
  test('contains the account, the decrypted details, the decision, the consent and the timeline', async () => {
    const applicationId = await rejected()
    const { account, applications, exportedAt } = await exported()
    expect(exportedAt).toBe(monday)
    expect(account).toMatchObject({
      accountId: 'erika',
      registrationRegion: 'DE',
      partnerProgram: false,
      authenticationStatus: 'UNAUTHENTICATED',
    })
    expect(applications).toHaveLength(1)
    expect(applications[0]).toMatchObject({
      applicationId,
      status: 'REJECTED',
      entered: passport,
      consent: { policyVersion: consentPolicy.policyVersion, givenAt: monday },
      decision: { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] },
      endedAt: monday,
    })
    expect(applications[0]?.timeline.map(({ event }) => event)).toContain('application.rejected')
  })

  test('has exactly the shape of the contract', async () => {
    await rejected()
    const answer = JSON.parse(JSON.stringify(await exported()))
    expect(accountExportSchema().parse(answer)).toEqual(answer)
  })

  test('lists every upload, with presigned URLs of stored originals and images', async () => {
    const applicationId = await drafted(world, erika)
    await uploaded(world, erika, applicationId, 'HOLDING')
    await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    const kept = await uploaded(world, erika, applicationId, 'DATA_PAGE')
    const documents = (await exported()).applications[0]?.documents ?? []
    expect(documents).toHaveLength(3)
    expect(documents.filter(({ files }) => files !== undefined)).toMatchObject([
      {
        documentId: kept.documentId,
        files: {
          originalUrl: expect.stringContaining(`${kept.documentId}/original`),
          pages: [{ previewUrl: expect.any(String), thumbnailUrl: expect.any(String) }],
          urlsExpireAt: '2026-11-23T02:05:00.000Z',
        },
        measured: { pages: [expect.objectContaining({ sharpness: expect.any(Number) })] },
      },
    ])
  })

  test('contains no reviewer, no operator and no internal note', async () => {
    await rejected()
    const text = JSON.stringify(await exported())
    for (const secret of [reviewer.accountId, otherReviewer.accountId, operator.accountId, note, 'sealed-'])
      expect(text).not.toContain(secret)
    expect(text).toContain('"role":"reviewer"')
  })

  test('contains the audit trail of any length, with the export itself', async () => {
    const applicationId = await drafted(world, erika)
    for (let count = 0; count < 99; count += 1)
      await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    await requestUpload(world.deps, erika, applicationId, uploadOf('DATA_PAGE'))
    const { auditTrail } = await exported()
    expect(auditTrail).toHaveLength(world.records.stored.audit.size)
    expect(auditTrail[0]?.action).toBe('account.export')
    expect(auditTrail.length).toBeGreaterThan(100)
  })

  test('is recorded before anything is decrypted or signed', async () => {
    await submitted(world, erika)
    const recorded = () =>
      [...world.records.stored.audit.values()].some(({ action }) => action === 'account.export')
    const seen: boolean[] = []
    const { decrypt } = world.deps.personalData
    world.deps.personalData.decrypt = (applicationId, ciphertext) => {
      seen.push(recorded())
      return decrypt(applicationId, ciphertext)
    }
    await exported()
    expect(seen).toEqual([true, true])
  })

  test('has the facts of the account with their times, and the withdrawal of the consent', async () => {
    const applicationId = await drafted(world, erika)
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'FR', partnerProgram: true })
    world.time.advance({ minutes: 1 })
    const withdrawnAt = world.deps.clock()
    await withdrawConsent(world.deps, erika)
    const { account, auditTrail, ...rest } = await exported()
    expect(account).toStrictEqual({
      accountId: 'erika',
      registrationRegion: 'FR',
      authenticationStatus: 'UNAUTHENTICATED',
      eligibility: { eligible: false, reasons: ['PARTNER_PROGRAM_MEMBER'] },
      partnerProgram: true,
      createdAt: monday,
      updatedAt: withdrawnAt,
      consentWithdrawnAt: withdrawnAt,
      factsToldAt: { registrationRegion: monday, partnerProgram: monday },
    })
    expect(rest.applications.map(each => each.applicationId)).toEqual([applicationId])
    expect(rest).toStrictEqual(JSON.parse(JSON.stringify(rest)))
    const put = auditTrail.find(({ action }) => action === 'account.put')
    expect(put).toStrictEqual({
      auditId: expect.any(String),
      at: monday,
      actor: { role: 'operator' },
      action: 'account.put',
      details: { registrationRegion: 'FR', partnerProgram: true },
    })
    expect(auditTrail[0]).toStrictEqual({
      auditId: expect.any(String),
      at: withdrawnAt,
      actor: { role: 'applicant', id: 'erika' },
      action: 'account.export',
    })
  })

  test('has the sessions of the account, and neither those of phones nor deleted ones', async () => {
    const user = sessionPrincipal('session', 'customer-1')
    const { sessionId } = await newSession(world, { locale: 'zh' })
    const other = await newSession(world)
    await cancelSession(world.deps, backend, sessionId)
    await createHandoff(world.deps, applicant('erika'))
    const phones = [...world.records.stored.sessions.keys()]
    const ids = [...phones, 'deleted']
    const records = { ...world.records, sessionIdsOf: async () => ids }
    const { sessions } = await exportAccount({ ...world.deps, records }, user)
    const every = { createdAt: monday, expiresAt: '2026-11-24T02:00:00.000Z', metadata: {} }
    expect(sessions).toStrictEqual([
      { ...every, sessionId, cancelledAt: monday, locale: 'zh' },
      { ...every, sessionId: other.sessionId },
    ])
  })

  test('says how many entries of the trail are missing, and nothing if none is', async () => {
    const { records } = world
    const auditTrail: typeof records.auditTrail = async (...asked) => ({
      ...(await records.auditTrail(...asked)),
      unreadable: 2,
    })
    const { unreadable } = await exportAccount({ ...world.deps, records: { ...records, auditTrail } }, erika)
    expect(unreadable).toEqual({ applicationIds: [], auditEntries: 2 })
    expect(await exported()).not.toHaveProperty('unreadable')
  })

  test('hides the proposal of a rejection until it is confirmed, and no other entry', async () => {
    const proposals = async () =>
      (await exported()).auditTrail.filter(({ action }) => action === 'review.propose-rejection').length
    await rejected()
    expect(await proposals()).toBe(1)
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    const before = (await exported()).auditTrail.length
    await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'REJECT',
      reasons: [{ code: 'FORGED' }],
    })
    expect(await proposals()).toBe(1)
    expect((await exported()).auditTrail.length).toBeGreaterThanOrEqual(before)
  })

  test('contains nothing of another account', async () => {
    await submitted(world, applicant('hans'))
    const { applications, auditTrail } = await exported()
    expect(applications).toEqual([])
    expect(auditTrail.map(({ action }) => action)).toEqual(['account.export', 'account.create'])
  })

  test('of an erased account contains the remaining data, without content or addresses', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'APPROVE')
    await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
    const { applications } = await exported()
    expect(applications[0]).not.toHaveProperty('entered')
    for (const document of applications[0]?.documents ?? []) {
      for (const name of ['files', 'measured', 'sha256']) expect(document).not.toHaveProperty(name)
    }
  })
})
