import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { clientCredentials, Realname } from '@realname/client'
import { applicant, newPassportNumber, type Person, specimen, stack } from './world.ts'

const clientOf = ({ token }: Person) => new Realname({ baseUrl: stack.apiUrl, token })

const backend = new Realname({
  baseUrl: stack.apiUrl,
  token: clientCredentials({ ...stack.machineBackend, scope: 'accounts/read accounts/write' }),
})

async function started(owner: Person) {
  const realname = clientOf(owner)
  const { consent } = await realname.certificateTypes.list()
  const { applicationId } = await realname.applications.create({
    certificateType: 'PASSPORT',
    issuingRegion: 'CN',
    consent: { policyVersion: consent.policyVersion },
  })
  return { realname, applicationId }
}

test('the client package uploads a path and a Buffer, submits, and withdraws', async () => {
  const owner = await applicant()
  const { realname, applicationId } = await started(owner)
  const folder = mkdtempSync(join(tmpdir(), 'realname-upload-'))
  try {
    const [dataPage, holding] = await Promise.all([specimen('DATA_PAGE'), specimen('HOLDING', 'image/png')])
    const path = join(folder, 'data-page')
    writeFileSync(path, dataPage.bytes)
    const uploads = await Promise.all([
      realname.applications.uploadDocument(applicationId, 'DATA_PAGE', path),
      realname.applications.uploadDocument(applicationId, 'HOLDING', new Uint8Array(holding.bytes)),
    ])
    expect(uploads.map(({ slot, status }) => [slot, status])).toEqual([
      ['DATA_PAGE', 'ACCEPTED'],
      ['HOLDING', 'ACCEPTED'],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
  const details = { name: 'LI SPECIMEN', certificateNumber: newPassportNumber(), expiryDate: '2039-12-31' }
  expect(await realname.applications.submit(applicationId, details)).toMatchObject({ status: 'IN_REVIEW' })
  expect(await realname.applications.withdraw(applicationId)).toMatchObject({ status: 'WITHDRAWN' })
})

test('the client package gives the refusal of a file', async () => {
  const { realname, applicationId } = await started(await applicant())
  const { bytes } = await specimen('DATA_PAGE')
  const half = new Uint8Array(bytes.subarray(0, bytes.length / 2))
  const document = await realname.applications.uploadDocument(applicationId, 'DATA_PAGE', half)
  expect(document).toMatchObject({ status: 'REFUSED', refusal: 'CORRUPT' })
})

test('the client package gives the code and the fields of a refused call', async () => {
  const realname = clientOf(await applicant())
  const consent = { policyVersion: '0' }
  const refused = realname.applications.create({ certificateType: 'PASSPORT', issuingRegion: 'XX', consent })
  await expect(refused).rejects.toMatchObject({
    ...{ name: 'RealnameError', status: 422, code: 'INVALID_FIELD' },
    errors: [expect.objectContaining({ field: 'issuingRegion', code: 'UNKNOWN_REGION' })],
  })
})

test('the client package signs in as a machine and reads the pages of a list', async () => {
  const owner = await applicant()
  const { realname, applicationId } = await started(owner)
  await realname.applications.withdraw(applicationId)
  const second = await started(owner)
  const { accountId } = owner.user
  const found: string[] = []
  for await (const application of backend.accounts.listApplications(accountId, { limit: 1 })) {
    found.push(application.applicationId)
  }
  expect(found).toEqual([second.applicationId, applicationId])
  expect(await backend.accounts.get(accountId)).toMatchObject({ accountId, registrationRegion: 'CN' })
})
