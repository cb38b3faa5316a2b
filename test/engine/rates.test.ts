import { afterEach, describe, expect, test } from '@jest/globals'
import type { RateLimits } from '../../domain/rates.ts'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import type { ApiAnswer } from '../../local/api-client.ts'
import { withSetting } from './functions.ts'
import { itemsOf } from './stored.ts'
import {
  applicant,
  filled,
  newApplication,
  newPassportNumber,
  type Person,
  reaches,
  refusal,
  stack,
  submission,
  submitted,
} from './world.ts'

const hour = 3_600
const plenty: RateLimits = {
  applications: 1000,
  uploads: 1000,
  submissions: 1000,
  quotaRefusals: 1000,
  exports: 1000,
  claims: 1000,
  searches: 1000,
  sessions: 1000,
  openings: 1000,
  handoffs: 1000,
}

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const putBack of undo.splice(0).reverse()) await putBack()
})

async function limited(handler: LambdaName, limits: Partial<RateLimits>): Promise<void> {
  undo.push(await withSetting(handler, 'RATE_LIMITS', JSON.stringify({ ...plenty, ...limits })))
}

async function createBody({ api }: Person) {
  const { consent } = await api.call('listCertificateTypes')
  const { policyVersion } = consent
  return { certificateType: 'PASSPORT', issuingRegion: 'CN', consent: { policyVersion } }
}

const retryAfterOf = ({ headers }: ApiAnswer) => Number(headers.get('retry-after'))

/**
 * A refusal by the rate. Contention has a Retry-After of one second. A day that ends during the test would have
 * one, too.
 */
const isRateRefusal = (answer: ApiAnswer) => answer.status === 429 && retryAfterOf(answer) > 1

async function countsOf({ user }: Person): Promise<Record<string, unknown>> {
  const items = await itemsOf(stack.resources.tableName, `RATE#${user.accountId}`)
  return Object.fromEntries(items.map(({ sk, taken }) => [String(sk).split('#')[0], taken]))
}

describe('a rate', () => {
  test('is kept exactly when eight requests come at once, and the refusal names the end of the day', async () => {
    await limited('api/create-application', { applications: 3 })
    const owner = await applicant()
    const body = await createBody(owner)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => owner.api.request('POST', '/v1/applications', { body })),
    )
    const refused = answers.filter(isRateRefusal)
    expect(refused).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await countsOf(owner)).toEqual({ applications: 3 })
    const untilMidnight = 24 * hour - ((Date.now() / 1000) % (24 * hour))
    for (const answer of refused) {
      expect(refusal(answer)).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS', pointers: [] })
      expect(Math.abs(retryAfterOf(answer) - untilMidnight)).toBeLessThan(60)
    }
  })

  test('is counted for each account, and does not prevent repeated requests', async () => {
    await limited('api/create-application', { applications: 1 })
    const [owner, other] = await Promise.all([applicant(), applicant()])
    const body = await createBody(owner)
    const send = ({ api }: Person, key: string) =>
      api.request('POST', '/v1/applications', { body, headers: { 'idempotency-key': key } })
    const first = await send(owner, 'first')
    expect(first.status).toBe(201)
    expect(isRateRefusal(await send(owner, 'second'))).toBe(true)
    expect(await send(owner, 'first')).toMatchObject({ status: 201, body: first.body })
    expect((await send(other, 'first')).status).toBe(201)
    expect(await countsOf(owner)).toEqual({ applications: 1 })
  })

  test('of uploads is counted by the hour', async () => {
    await limited('api/request-upload', { uploads: 1 })
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    const ask = () =>
      owner.api.request('POST', `/v1/applications/${applicationId}/documents`, {
        body: {
          slot: 'DATA_PAGE',
          fileName: 'photo.png',
          contentType: 'image/png',
          sizeBytes: 1000,
          sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
        },
      })
    // Three requests are in at most two windows, if an hour ends between them.
    const answers = [await ask(), await ask(), await ask()]
    expect(answers[0]?.status).toBe(201)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expect(refusal(answer)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
      expect(retryAfterOf(answer)).toBeLessThanOrEqual(hour)
    }
  })
})

test('after the limit of quota refusals an account gets no further answer about any number', async () => {
  await limited('api/submit-application', { quotaRefusals: 2 })
  const taken = newPassportNumber()
  await Promise.all([1, 2, 3].map(async () => submitted(await applicant(), taken)))
  const prober = await applicant()
  const { applicationId } = await filled(prober)
  const probe = (certificateNumber: string) =>
    prober.api.request('POST', `/v1/applications/${applicationId}/submission`, {
      body: submission(certificateNumber),
    })
  for (let tries = 0; tries < 2; tries += 1) {
    expect(refusal(await probe(taken))).toMatchObject({ status: 409, code: 'CERTIFICATE_QUOTA_EXCEEDED' })
  }
  const [again, free] = [await probe(taken), await probe(newPassportNumber())]
  expect(isRateRefusal(again)).toBe(true)
  expect(free.body).toEqual(again.body)
  expect(free.status).toBe(429)
  await reaches(prober, applicationId, 'DRAFT')
  expect(await countsOf(prober)).toMatchObject({ quotaRefusals: 2 })
})
