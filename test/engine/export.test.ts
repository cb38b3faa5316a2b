import { expect, test } from '@jest/globals'
import {
  applicant,
  approval,
  decide,
  newApplication,
  newPassportNumber,
  operator,
  reaches,
  reviewer,
  sha256,
  specimen,
  submission,
  submit,
  submitted,
  uploadAll,
} from './world.ts'

async function fetched(url: string): Promise<{ bytes: Buffer; type: string | null }> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`The address answered ${answer.status}`)
  return { bytes: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type') }
}

test('an export has all data: the entered details, the files byte by byte, and the trail without staff ids', async () => {
  const [owner, judge, clerk] = await Promise.all([applicant(), reviewer(), operator()])
  const number = newPassportNumber()
  const draft = await newApplication(owner)
  const { applicationId, accountId } = draft
  await uploadAll(owner, draft)
  await submit(owner, applicationId, number)
  await decide(judge, applicationId, { ...approval, internalNote: 'all is well' })
  await reaches(owner, applicationId, 'APPROVED')

  const raw = await owner.api.request('GET', '/v1/account/export')
  expect(raw.headers.get('cache-control')).toBe('no-store')
  const exported = await owner.api.call('exportAccount')
  const [application] = exported.applications
  expect(exported.account).toMatchObject({ accountId, authenticationStatus: 'AUTHENTICATED' })
  expect(application).toMatchObject({ applicationId, status: 'APPROVED', entered: submission(number) })

  for (const document of application?.documents ?? []) {
    const original = await fetched(document.files?.originalUrl ?? '')
    expect(sha256(original.bytes)).toBe(sha256((await specimen(document.slot)).bytes))
    expect(original.type).toBe('image/jpeg')
    for (const { previewUrl, thumbnailUrl } of document.files?.pages ?? [])
      for (const url of [previewUrl, thumbnailUrl]) expect((await fetched(url)).type).toBe('image/jpeg')
  }
  expect(application?.documents).toHaveLength(2)

  const text = JSON.stringify(raw.body)
  const judgeId = (await judge.api.call('getAccount')).accountId
  for (const secret of [judgeId, 'all is well']) expect(text).not.toContain(secret)
  const { items } = await clerk.api.call('getAuditTrail', { path: { accountId } })
  expect(items.filter(({ action }) => action === 'account.export')).toHaveLength(2)
  const told = new Set(exported.auditTrail.map(({ auditId }) => auditId))
  expect(items.filter(({ auditId }) => told.has(auditId))).toHaveLength(items.length)
})

test('an export of another account is impossible: the route has no account id', async () => {
  const [owner, other] = await Promise.all([applicant(), applicant()])
  const { applicationId } = await submitted(owner)
  const { applications } = await other.api.call('exportAccount')
  expect(JSON.stringify(applications)).not.toContain(applicationId)
})
