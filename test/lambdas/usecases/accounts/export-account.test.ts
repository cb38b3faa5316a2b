import { beforeEach, describe, expect, test } from '@jest/globals'
import { accountExportSchema } from '../../../../contract/account-export.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { concluded, drafted, passport, submitted, uploaded, uploadOf } from '../../../support/walk.ts'
import {
  applicant,
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
