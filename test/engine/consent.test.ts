import { expect, test } from '@jest/globals'
import { storedApplication } from './stored.ts'
import { filesOf } from './vault.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  reaches,
  readApplication,
  reviewer,
  submitted,
} from './world.ts'

test('consent is stored with its version, its time and the language in which it was given', async () => {
  const owner = await applicant()
  const { consent } = await owner.api.call('listCertificateTypes')
  const { policyVersion } = consent
  const answer = await owner.api.request('POST', '/v1/applications', {
    body: { certificateType: 'PASSPORT', issuingRegion: 'CN', consent: { policyVersion } },
    headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' },
  })
  const { applicationId } = answer.body as { applicationId: string }
  expect((await storedApplication(applicationId))?.consent).toEqual({
    policyVersion,
    givenAt: expect.stringMatching(/^20.*Z$/),
    locale: 'zh-CN',
  })
})

test('its withdrawal revokes the authentication and erases the entered data, once; a new consent is possible', async () => {
  const [owner, judge] = await Promise.all([applicant(), reviewer()])
  const { applicationId } = await submitted(owner)
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const receipt = await owner.api.call('withdrawConsent')
  expect(receipt.applications).toMatchObject([{ applicationId, status: 'REVOKED', documents: 2 }])
  expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
  expect(await storedApplication(applicationId)).not.toHaveProperty('entered')
  expect(await owner.api.call('getAccount')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
  expect(await owner.api.call('withdrawConsent')).toEqual(receipt)
  expect((await newApplication(owner)).status).toBe('DRAFT')
})

test('its withdrawal in review withdraws the application and ends its execution', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  await owner.api.call('withdrawConsent')
  expect((await readApplication(owner, applicationId)).status).toBe('WITHDRAWN')
  await eventually(
    () => storedApplication(applicationId),
    item => item?.signal === undefined && item?.waiting === undefined,
  )
  expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
})
