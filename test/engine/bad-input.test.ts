import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import { apiClient } from '../../local/api-client.ts'
import { idToken } from './id-token.ts'
import {
  applicant,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  refusal,
  reviewer,
  stack,
  submission,
  submitted,
  uploadAll,
} from './world.ts'

const unknownId = '00000000-0000-4000-8000-000000000000'

let people: Record<Exclude<Operation['who'], 'anyone'>, Person>
let draft: string
let filled: string

const withIds = (path: string, applicationId: string) =>
  path
    .replace('{applicationId}', applicationId)
    .replace('{accountId}', people.applicant.user.accountId)
    .replace('{year}', '2031')

/** Sends a body as it is, JSON or not. */
async function sendRaw(operation: Operation, path: string, body: string) {
  if (operation.who === 'anyone') throw new Error('no route takes a body from anyone')
  const answer = await fetch(`${stack.apiUrl}${path}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${people[operation.who].token}`, 'content-type': 'application/json' },
    body,
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown }
}

const withBody = Object.entries<Operation>(operations).filter(([, { body }]) => body !== undefined)

beforeAll(async () => {
  const [owner, judge, boss] = await Promise.all([applicant(), reviewer(), operator()])
  people = { applicant: owner, reviewer: judge, operator: boss }
  draft = (await newApplication(owner)).applicationId
  const other = await applicant()
  filled = (await submitted(other)).applicationId
}, 60_000)

describe('every route with a body', () => {
  test.each(withBody)(
    '%s refuses what is no JSON object with 400 and anything unknown with 422',
    async (_, operation) => {
      const path = withIds(operation.path, operation.who === 'reviewer' ? filled : draft)
      for (const body of ['', '{', 'null', '[]', '"text"', '{"a":1}}', `{"name":"${'x'.repeat(20_000)}"}`]) {
        expect(refusal(await sendRaw(operation, path, body))).toEqual({
          status: 400,
          code: 'MALFORMED_REQUEST',
          pointers: [],
        })
      }
      const unknown = refusal(await sendRaw(operation, path, '{"unheard":1,"__proto__":{"admin":true}}'))
      expect(unknown).toMatchObject({ status: 422, code: 'INVALID_FIELD' })
      expect(unknown.pointers).toContain('/unheard')
    },
  )
})

describe('fields', () => {
  test.each([
    ['a missing field', { issuingRegion: 'CN' }, '/certificateType'],
    ['a wrong type', { certificateType: 7, issuingRegion: 'CN' }, '/certificateType'],
    ['an unknown certificate', { certificateType: 'LIBRARY_CARD', issuingRegion: 'CN' }, '/certificateType'],
    ['an unknown region', { certificateType: 'PASSPORT', issuingRegion: 'XX' }, '/issuingRegion'],
    ['a region in lower case', { certificateType: 'PASSPORT', issuingRegion: 'cn' }, '/issuingRegion'],
    [
      'an unknown nested field',
      { certificateType: 'PASSPORT', issuingRegion: 'CN', consent: { policyVersion: '1', other: 1 } },
      '/consent/other',
    ],
  ])('an application with %s is refused with a pointer to it', async (_, body, pointer) => {
    const answer = await people.applicant.api.request('POST', '/v1/applications', { body })
    expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID_FIELD', pointers: [pointer] })
  })

  const file = {
    slot: 'DATA_PAGE',
    fileName: 'a.jpg',
    contentType: 'image/jpeg',
    sizeBytes: 10,
    sha256: `${'A'.repeat(43)}=`,
  }
  test.each([
    ['a slot that the certificate does not have', { slot: 'BACK' }, 422, 'INVALID_FIELD', '/slot'],
    ['an unknown slot', { slot: 'SIDE' }, 422, 'INVALID_FIELD', '/slot'],
    ['a size of zero', { sizeBytes: 0 }, 422, 'INVALID_FIELD', '/sizeBytes'],
    ['half a byte', { sizeBytes: 1.5 }, 422, 'INVALID_FIELD', '/sizeBytes'],
    ['a byte too many', { sizeBytes: 10_485_761 }, 413, 'FILE_TOO_LARGE', '/sizeBytes'],
    ['a type outside the five', { contentType: 'image/gif' }, 415, 'FORMAT_NOT_SUPPORTED', '/contentType'],
    ['an extension that disagrees', { fileName: 'a.png' }, 422, 'INVALID_FIELD', '/fileName'],
    ['a file name with a control character', { fileName: 'a\u0000.jpg' }, 422, 'INVALID_FIELD', '/fileName'],
    ['a checksum that is none', { sha256: 'abc' }, 422, 'INVALID_FIELD', '/sha256'],
  ])('an upload with %s is refused with its code and pointer', async (_, change, status, code, pointer) => {
    const path = `/v1/applications/${draft}/documents`
    const answer = await people.applicant.api.request('POST', path, { body: { ...file, ...change } })
    expect(refusal(answer)).toEqual({ status, code, pointers: [pointer] })
  })

  test('a file of exactly 10 MB may be uploaded', async () => {
    const path = `/v1/applications/${draft}/documents`
    const answer = await people.applicant.api.request('POST', path, {
      body: { ...file, sizeBytes: 10_485_760 },
    })
    expect(answer.status).toBe(201)
  })

  test.each([
    ['no name', { name: undefined }, 'INVALID_FIELD', '/name'],
    ['a name of control characters', { name: 'A\u0007B' }, 'INVALID_FIELD', '/name'],
    ['a name without a letter', { name: '12' }, 'INVALID_FIELD', '/name'],
    ['a name too long', { name: 'x'.repeat(201) }, 'INVALID_FIELD', '/name'],
    ['half a surrogate', { name: 'A\ud800' }, 'INVALID_FIELD', '/name'],
    [
      'a number of another form',
      { certificateNumber: 'E1' },
      'INVALID_CERTIFICATE_NUMBER',
      '/certificateNumber',
    ],
    [
      'a number in another script',
      { certificateNumber: '中文中文中' },
      'INVALID_CERTIFICATE_NUMBER',
      '/certificateNumber',
    ],
    ['an expired certificate', { expiryDate: '2020-01-01' }, 'CERTIFICATE_EXPIRED', '/expiryDate'],
    ['30 February', { expiryDate: '2039-02-30' }, 'INVALID_FIELD', '/expiryDate'],
    ['a long-term passport', { expiryDate: undefined, longTerm: true }, 'INVALID_FIELD', '/longTerm'],
    ['no expiry date', { expiryDate: undefined }, 'INVALID_FIELD', '/expiryDate'],
  ])('a submission with %s is refused with its code and pointer', async (_, change, code, pointer) => {
    const path = `/v1/applications/${draft}/submission`
    const body = { ...submission(newPassportNumber()), ...change }
    const answer = await people.applicant.api.request('POST', path, { body })
    expect(refusal(answer)).toEqual({ status: 422, code, pointers: [pointer] })
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

  test.each([
    ['a retry without a reason', { outcome: 'REQUEST_RETRY' }],
    [
      'a rejection with a retryable reason only',
      { outcome: 'REJECT', reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] },
    ],
    ['an approval with a reason', { outcome: 'APPROVE', reasons: [{ code: 'FORGED' }] }],
    [
      'a slot that the certificate lacks',
      { outcome: 'REQUEST_RETRY', reasons: [{ code: 'PHOTO_GLARE', slot: 'BACK' }] },
    ],
    ['an unknown reason', { outcome: 'REJECT', reasons: [{ code: 'DISLIKED' }] }],
    ['an unknown outcome', { outcome: 'MAYBE' }],
  ])('a decision with %s is refused', async (_, body) => {
    const judge = people.reviewer
    await judge.api.call('claimReview', { path: { applicationId: filled } })
    const answer = await judge.api.request('POST', `/v1/reviews/${filled}/decision`, { body })
    expect(refusal(answer)).toMatchObject({ status: 422, code: 'INVALID_FIELD' })
    expect(refusal(answer).pointers).toHaveLength(1)
  })

  test.each([
    ['limit=0', '/query/limit'],
    ['limit=101', '/query/limit'],
    ['limit=ten', '/query/limit'],
    ['cursor=%20', '/query/cursor'],
    ['page=2', '/query/page'],
  ])('a list with %s is refused with a pointer to it', async (query, pointer) => {
    const answer = await people.applicant.api.request('GET', `/v1/applications?${query}`)
    expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID_FIELD', pointers: [pointer] })
  })

  test('a made-up cursor never answers 500', async () => {
    const answer = await people.applicant.api.request('GET', '/v1/applications?cursor=__-_')
    expect(answer.status).toBe(200)
  })
})

describe('who may do what', () => {
  test.each(Object.entries<Operation>(operations).filter(([, { who }]) => who !== 'anyone'))(
    '%s refuses a call without a token, and one with a token that is none',
    async (_, operation) => {
      const path = withIds(operation.path, draft)
      for (const token of [undefined, 'not-a-token']) {
        const api = apiClient({ apiUrl: stack.apiUrl, ...(token === undefined ? {} : { token }) })
        const body = operation.body === undefined ? undefined : {}
        const answer = await api.request(operation.method, path, { body })
        expect(refusal(answer)).toEqual({ status: 401, code: 'UNAUTHENTICATED', pointers: [] })
        expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      }
    },
  )

  test.each(
    Object.entries<Operation>(operations).filter(([, { who }]) => who === 'reviewer' || who === 'operator'),
  )('%s is not open to an applicant', async (_, operation) => {
    const body = operation.body === undefined ? undefined : {}
    const answer = await people.applicant.api.request(operation.method, withIds(operation.path, filled), {
      body,
    })
    expect(refusal(answer)).toEqual({ status: 403, code: 'FORBIDDEN', pointers: [] })
  })

  test.each(
    Object.entries<Operation>(operations).filter(([, { path }]) => path.startsWith('/v1/applications/{')),
  )(
    "%s finds neither another's application, nor an unknown one, nor what is no id",
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
      for (const id of [filled, unknownId, 'x', '%00']) {
        const path = operation.path.replace('{applicationId}', encodeURIComponent(id))
        const answer = await people.applicant.api.request(operation.method, path, { body })
        expect({ id, ...refusal(answer) }).toEqual({ id, status: 404, code: 'NOT_FOUND', pointers: [] })
      }
    },
  )

  test('an ID token is no access token', async () => {
    const api = apiClient({ apiUrl: stack.apiUrl, token: await idToken(people.applicant.user) })
    expect(refusal(await api.request('GET', '/v1/account'))).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      pointers: [],
    })
  })
})

describe('states', () => {
  test('what is in review takes no upload and no second submission', async () => {
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

  test('R12: an account that joined a partner program can neither start nor submit; the operator tells so', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    const application = await owner.api.call('getApplication', { path: { applicationId } })
    await uploadAll(owner, application)
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
