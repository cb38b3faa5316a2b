import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import { story } from '../../contract/reference/story.ts'
import { apiClient } from '../../local/api-client.ts'
import { backendApi } from './session-callers.ts'
import {
  applicant,
  filled,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  refusal,
  reviewer,
  stack,
  submission,
  submitted,
} from './world.ts'

const unknownId = '00000000-0000-4000-8000-000000000000'

let people: Record<'applicant' | 'reviewer' | 'operator', Person>
let tokens: Record<Exclude<Operation['who'], 'anyone'>, string>
let draft: string
let inReview: string

/** A body is read before an endpoint or a session is looked for, so any id of their form will do. */
function withIds(path: string, applicationId: string): string {
  const address = path
    .replace('{applicationId}', applicationId)
    .replace('{accountId}', people.applicant.user.accountId)
    .replace('{year}', '2031')
    .replace(/\{(endpoint|session)Id\}/, unknownId)
    .replace('{sampleId}', story.sampleId)
    .replace('{consultationId}', story.consultationId)
  if (address.includes('{')) throw new Error(`No value is known for a name in ${path}`)
  return address
}

/** Sends a body unchanged, JSON or not. */
async function sendRaw(operation: Operation, path: string, body: string) {
  const authorization = operation.who === 'anyone' ? {} : { authorization: `Bearer ${tokens[operation.who]}` }
  const answer = await fetch(`${stack.apiUrl}${path}`, {
    method: operation.method,
    headers: { ...authorization, 'content-type': 'application/json' },
    body,
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown }
}

const withBody = Object.entries<Operation>(operations).filter(([, { body }]) => body !== undefined)

beforeAll(async () => {
  const [owner, judge, boss] = await Promise.all([applicant(), reviewer(), operator()])
  people = { applicant: owner, reviewer: judge, operator: boss }
  const { token: machine } = await backendApi()
  tokens = { applicant: owner.token, reviewer: judge.token, operator: boss.token, machine }
  draft = (await newApplication(owner)).applicationId
  const other = await applicant()
  inReview = (await submitted(other)).applicationId
})

describe('every route with a body', () => {
  test.each(withBody)(
    '%s refuses a body without a JSON object with 400 and unknown fields with 422',
    async (_, operation) => {
      const path = withIds(operation.path, operation.who === 'reviewer' ? inReview : draft)
      expect(refusal(await sendRaw(operation, path, '{"a":1}}'))).toEqual({
        status: 400,
        code: 'MALFORMED_REQUEST',
        pointers: [],
      })
      // Searches have fields by their kind.
      const body = '{"kind":"ID","unheard":1,"__proto__":{"admin":true}}'
      const unknown = refusal(await sendRaw(operation, path, body))
      expect(unknown).toMatchObject({ status: 422, code: 'INVALID_FIELD' })
      expect(unknown.pointers).toContain('/unheard')
    },
  )
})

describe('fields', () => {
  const file = {
    slot: 'DATA_PAGE',
    fileName: 'a.jpg',
    contentType: 'image/jpeg',
    sizeBytes: 10,
    sha256: `${'A'.repeat(43)}=`,
  }
  test('a file of a byte too many is refused by its declaration', async () => {
    const path = `/v1/applications/${draft}/documents`
    const body = { ...file, sizeBytes: 10_485_761 }
    const answer = await people.applicant.api.request('POST', path, { body })
    expect(refusal(answer)).toEqual({ status: 413, code: 'FILE_TOO_LARGE', pointers: ['/sizeBytes'] })
  })

  test('a file of exactly 10 MB may be uploaded', async () => {
    const path = `/v1/applications/${draft}/documents`
    const answer = await people.applicant.api.request('POST', path, {
      body: { ...file, sizeBytes: 10_485_760 },
    })
    expect(answer.status).toBe(201)
  })

  test('a submission with a malformed number or a past date is refused with the field', async () => {
    const path = `/v1/applications/${draft}/submission`
    for (const [change, code, pointer] of [
      [{ certificateNumber: 'E1' }, 'INVALID_CERTIFICATE_NUMBER', '/certificateNumber'],
      [{ expiryDate: '2020-01-01' }, 'CERTIFICATE_EXPIRED', '/expiryDate'],
    ] as const) {
      const body = { ...submission(newPassportNumber()), ...change }
      const answer = await people.applicant.api.request('POST', path, { body })
      expect(refusal(answer)).toEqual({ status: 422, code, pointers: [pointer] })
    }
  })

  test('a submission without files names every slot that lacks one', async () => {
    const owner = await applicant()
    const { applicationId } = await newApplication(owner, 'ID_CARD')
    const body = submission('11010519491231002X')
    const answer = await owner.api.request('POST', `/v1/applications/${applicationId}/submission`, { body })
    expect(refusal(answer)).toEqual({
      status: 409,
      code: 'DOCUMENTS_INCOMPLETE',
      pointers: ['/documents/FRONT', '/documents/BACK', '/documents/HOLDING'],
    })
  })

  test('a retry without a reason is refused with a pointer to the reasons', async () => {
    const judge = people.reviewer
    await judge.api.call('claimReview', { path: { applicationId: inReview } })
    const body = { outcome: 'REQUEST_RETRY' }
    const answer = await judge.api.request('POST', `/v1/reviews/${inReview}/decision`, { body })
    expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID_FIELD', pointers: ['/reasons'] })
  })

  test('a list with a limit of 101 is refused with a pointer to it', async () => {
    const answer = await people.applicant.api.request('GET', '/v1/applications?limit=101')
    expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID_FIELD', pointers: ['/query/limit'] })
  })

  test('a made-up cursor never answers 500', async () => {
    const answer = await people.applicant.api.request('GET', '/v1/applications?cursor=__-_')
    expect(answer.status).toBe(200)
  })
})

describe('permissions', () => {
  test('a call without a valid token gets the required scheme', async () => {
    for (const token of [undefined, 'not-a-token']) {
      const api = apiClient({ apiUrl: stack.apiUrl, ...(token === undefined ? {} : { token }) })
      const answer = await api.request('GET', '/v1/account')
      expect(refusal(answer)).toEqual({ status: 401, code: 'UNAUTHENTICATED', pointers: [] })
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  test.each(
    Object.entries<Operation>(operations).filter(
      ([, { path, who }]) => path.startsWith('/v1/applications/{') && who === 'applicant',
    ),
  )(
    '%s finds neither another account’s application, nor an unknown one, nor an invalid id',
    async (name, operation) => {
      const body = {
        requestUpload: {
          slot: 'DATA_PAGE',
          fileName: 'a.jpg',
          contentType: 'image/jpeg',
          sizeBytes: 1,
          sha256: `${'A'.repeat(43)}=`,
        },
        submitApplication: submission(newPassportNumber()),
      }[name]
      for (const id of [inReview, unknownId, 'x', '%00']) {
        const path = operation.path.replace('{applicationId}', encodeURIComponent(id))
        const answer = await people.applicant.api.request(operation.method, path, { body })
        expect({ id, ...refusal(answer) }).toEqual({ id, status: 404, code: 'NOT_FOUND', pointers: [] })
      }
    },
  )
})

describe('states', () => {
  test('an application in review accepts no upload and no second submission', async () => {
    const owner = await applicant()
    const { applicationId } = await submitted(owner)
    const upload = {
      slot: 'DATA_PAGE',
      fileName: 'a.jpg',
      contentType: 'image/jpeg',
      sizeBytes: 1,
      sha256: `${'A'.repeat(43)}=`,
    }
    for (const [route, body] of [
      ['documents', upload],
      ['submission', submission(newPassportNumber())],
    ] as const) {
      const answer = await owner.api.request('POST', `/v1/applications/${applicationId}/${route}`, { body })
      expect(refusal(answer)).toMatchObject({ status: 409, code: 'WRONG_STATE' })
    }
  })

  test('an account has one open application, and needs consent and its own region', async () => {
    const owner = await applicant()
    const { consent } = await owner.api.call('listCertificateTypes')
    const body = {
      certificateType: 'PASSPORT',
      issuingRegion: 'CN',
      consent: { policyVersion: consent.policyVersion },
    }
    const create = (change: object) =>
      owner.api.request('POST', '/v1/applications', { body: { ...body, ...change } })
    expect(refusal(await create({ consent: undefined }))).toMatchObject({
      status: 422,
      code: 'CONSENT_REQUIRED',
    })
    expect(refusal(await create({ consent: { policyVersion: 'old' } }))).toMatchObject({
      code: 'CONSENT_REQUIRED',
    })
    expect(refusal(await create({ issuingRegion: 'FR' }))).toMatchObject({
      status: 422,
      code: 'REGION_MISMATCH',
    })
    expect((await create({})).status).toBe(201)
    expect(refusal(await create({}))).toMatchObject({ status: 409, code: 'APPLICATION_OPEN' })
  })

  test('R12: an account that the operator marks as a partner can neither start nor submit', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await filled(owner)
    const facts = { registrationRegion: 'CN', partnerProgram: true }
    await people.operator.api.call('putAccount', { path: { accountId }, body: facts })
    const body = submission(newPassportNumber())
    const submitting = await owner.api.request('POST', `/v1/applications/${applicationId}/submission`, {
      body,
    })
    expect(refusal(submitting)).toMatchObject({ status: 403, code: 'PARTNER_PROGRAM_MEMBER' })
    await owner.api.call('withdrawApplication', { path: { applicationId } })
    const starting = await owner.api.request('POST', '/v1/applications', {
      body: { certificateType: 'PASSPORT', issuingRegion: 'CN' },
    })
    expect(refusal(starting)).toMatchObject({ status: 403, code: 'PARTNER_PROGRAM_MEMBER' })
  })
})
