import { expect, test } from '@jest/globals'
import { stageDefaults } from '../../domain/policy.ts'
import {
  applicant,
  approval,
  decide,
  fill,
  newPassportNumber,
  newRenewal,
  operator,
  reaches,
  readApplication,
  refusal,
  reviewer,
  submit,
  submitted,
} from './world.ts'

test('a renewal needs its purpose, is the only one, and replaces the certificate and its place', async () => {
  const [owner, judge, clerk] = await Promise.all([applicant(), reviewer(), operator()])
  const { applicationId: former, accountId } = await submitted(owner)
  await decide(judge, former, approval)
  await reaches(owner, former, 'APPROVED')

  const start = (purpose: { readonly purpose?: 'RENEWAL' }) =>
    owner.api.request('POST', '/v1/applications', {
      body: {
        certificateType: 'PASSPORT',
        issuingRegion: 'CN',
        consent: { policyVersion: stageDefaults.consentPolicyVersion },
        ...purpose,
      },
    })
  expect(refusal(await start({}))).toMatchObject({ status: 409, code: 'ALREADY_AUTHENTICATED' })
  const { applicationId: renewal } = await newRenewal(owner)
  expect(refusal(await start({ purpose: 'RENEWAL' }))).toMatchObject({
    status: 409,
    code: 'APPLICATION_OPEN',
  })
  await fill(owner, await readApplication(owner, renewal))
  await submit(owner, renewal, newPassportNumber())
  await decide(judge, renewal, approval)
  await reaches(owner, renewal, 'APPROVED')
  const { certificate } = await clerk.api.call('getAccountAsOperator', { path: { accountId } })
  expect(certificate).toMatchObject({ expiresOn: '2039-12-31', status: 'VALID' })
  const placesOf = async (applicationId: string) =>
    (await clerk.api.call('listCertificateAccounts', { path: { applicationId } })).items
  expect(await placesOf(former)).toEqual([])
  expect(await placesOf(renewal)).toMatchObject([{ accountId, applicationId: renewal }])
})
