import { afterEach, describe, expect, test } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import { stageDefaults } from '../../domain/policy.ts'
import { depth } from '../support/depth.ts'
import { tapEvents } from './event-tap.ts'
import { withSetting } from './functions.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newPassportNumber,
  operator,
  type Person,
  reaches,
  readApplication,
  refusal,
  reviewer,
  submission,
  submitted,
} from './world.ts'

const lanes = depth
/** The maximum number of attempts. */
const rounds = stageDefaults.maximumAttempts

const retryFor = (code: string) => ({ outcome: 'REQUEST_RETRY', reasons: [{ code }] })

/** Two reviewers claim at the same time, then both decide in two ways. Returns the accepted decision. */
async function race(applicationId: string, judges: readonly [Person, Person]) {
  const post = ({ api }: Person, step: string, body?: unknown) =>
    api.request('POST', `/v1/reviews/${applicationId}/${step}`, { body })
  const claims = await Promise.all(judges.map(judge => post(judge, 'claim')))
  expect(claims.map(({ status }) => status).sort()).toEqual([200, 409])
  const answers = await Promise.all(
    judges.flatMap(judge => [
      post(judge, 'decision', retryFor('NAME_MISMATCH')),
      post(judge, 'decision', retryFor('NUMBER_MISMATCH')),
    ]),
  )
  const taken = answers.filter(({ status }) => status === 202)
  expect(taken).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 202)) {
    expect(['409 REVIEW_CLAIMED_BY_OTHER', '409 ALREADY_DECIDED']).toContain(
      `${answer.status} ${refusal(answer).code}`,
    )
  }
  return taken[0]?.body as { attempt: number; reasons: { code: string }[] }
}

/** One application with the maximum number of attempts, each decided in a race. */
async function runLane(judges: readonly [Person, Person], boss: Person): Promise<number> {
  const owner = await applicant()
  const { applicationId, accountId } = await submitted(owner)
  for (let attempt = 1; attempt <= rounds; attempt += 1) {
    const decided = await race(applicationId, judges)
    expect(decided.attempt).toBe(attempt)
    const after = await eventually(
      () => readApplication(owner, applicationId),
      ({ status }) => status !== 'IN_REVIEW',
    )
    expect(after.decision?.reasons).toMatchObject(decided.reasons)
    if (attempt === rounds) {
      expect(after).toMatchObject({ status: 'REJECTED', decision: { attemptsExhausted: true } })
      break
    }
    const [field] = after.reopened?.fields ?? []
    const body = field === 'name' ? { name: `LI ${'I'.repeat(attempt)}` } : numberOf(field)
    await owner.api.call('submitApplication', { path: { applicationId }, body })
  }
  const trail = await boss.api.call('getAuditTrail', { path: { accountId }, query: { limit: '100' } })
  expect((await owner.api.call('getAccount')).authenticationStatus).toBe('UNAUTHENTICATED')
  return trail.items.filter(({ action }) => action === 'review.decide').length
}

function numberOf(field: string | undefined) {
  expect(field).toBe('certificateNumber')
  return { certificateNumber: newPassportNumber() }
}

describe('two reviewers who claim and decide at once', () => {
  test(
    'take exactly one decision of each attempt, and the retry of the last attempt is a rejection',
    async () => {
      const judges = [await reviewer(), await reviewer()] as const
      const boss = await operator()
      const decisions = await Promise.all(Array.from({ length: lanes }, () => runLane(judges, boss)))
      expect(decisions).toEqual(Array.from({ length: lanes }, () => rounds))
    },
    240_000 * depth,
  )
})

describe('R14: a retry', () => {
  test('accepts the whole form with the re-opened fields, but no change of other fields', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const number = newPassportNumber()
    const { applicationId } = await submitted(owner, number)
    await decide(judge, applicationId, retryFor('NAME_MISMATCH'))
    const { decision } = await reaches(owner, applicationId, 'RETRY_REQUESTED')
    expect(decision?.reasons).toMatchObject([
      { code: 'NAME_MISMATCH', title: { en: expect.any(String), zh: expect.any(String) } },
    ])
    const form = { ...submission(number), name: 'LI CORRECTED' }
    const send = (body: unknown) =>
      owner.api.request('POST', `/v1/applications/${applicationId}/submission`, { body })
    const changed = await send({ ...form, certificateNumber: newPassportNumber(), expiryDate: '2038-01-01' })
    expect(refusal(changed)).toMatchObject({
      status: 422,
      code: 'INVALID_FIELD',
      pointers: ['/certificateNumber', '/expiryDate'],
    })
    expect((changed.body as { errors: { code: string }[] }).errors.map(({ code }) => code)).toEqual([
      'NOT_REOPENED',
      'NOT_REOPENED',
    ])
    expect((await send(form)).status).toBe(202)
    const { entered } = await judge.api.call('claimReview', { path: { applicationId } })
    expect(entered).toEqual({ name: 'LI CORRECTED', certificateNumber: number, expiryDate: '2039-12-31' })
  })
})

describe('four eyes', () => {
  const restore: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const putBack of restore.splice(0)) await putBack()
  })

  test('a rejection is applied when another reviewer confirms it; repeated with its key it is proposed once', async () => {
    restore.push(await withSetting('api/decide-review', 'FOUR_EYES', 'true'))
    const [owner, first, second] = await Promise.all([applicant(), reviewer(), reviewer()])
    const { applicationId } = await submitted(owner)
    await first.api.call('claimReview', { path: { applicationId } })
    const rejection = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }
    const send = (headers: Record<string, string>) =>
      first.api.request('POST', `/v1/reviews/${applicationId}/decision`, { body: rejection, headers })
    const key = { 'idempotency-key': `four-eyes-${applicationId}` }
    const [proposed, again] = [await send(key), await send(key)]
    expect(proposed).toMatchObject({ status: 202, body: { confirmation: 'REQUIRED' } })
    expect(again).toMatchObject({ status: 202, body: proposed.body })
    expect(refusal(await send({}))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    const mayClaim = await first.api.request('POST', `/v1/reviews/${applicationId}/claim`)
    expect(refusal(mayClaim)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect((await readApplication(owner, applicationId)).status).toBe('IN_REVIEW')
    const listed = await second.api.call('listReviews', { query: { state: 'unclaimed', limit: '100' } })
    expect(listed.items.find(item => item.applicationId === applicationId)).toMatchObject({
      awaitingConfirmation: true,
    })
    const review = await second.api.call('claimReview', { path: { applicationId } })
    expect(review.proposedRejection).toMatchObject({
      reasons: rejection.reasons,
      reviewerId: first.user.accountId,
    })
    await second.api.call('decideReview', { path: { applicationId }, body: rejection })
    const rejected = await reaches(owner, applicationId, 'REJECTED')
    expect(rejected.decision?.reasons).toMatchObject(rejection.reasons)
  })
})

async function authenticated(owner: Person, number: string): Promise<ApplicationView> {
  const { applicationId } = await submitted(owner, number)
  await decide(await reviewer(), applicationId, approval)
  return reaches(owner, applicationId, 'APPROVED')
}

describe('a revocation', () => {
  test('revokes the authentication once with an event, and the account can be authenticated again', async () => {
    const [owner, boss] = await Promise.all([applicant(), operator()])
    const number = newPassportNumber()
    const { applicationId, accountId } = await authenticated(owner, number)
    const tap = await tapEvents('revocation')
    const reason = 'Kanarienvogel: reported stolen'
    const send = (headers: Record<string, string> = {}) =>
      boss.api.request('POST', `/v1/accounts/${accountId}/revocation`, { body: { reason }, headers })
    const key = { 'idempotency-key': `revocation-${accountId}` }
    const [first, again] = [await send(key), await send(key)]
    expect(first).toMatchObject({
      status: 200,
      body: { accountId, authenticationStatus: 'UNAUTHENTICATED', eligibility: { eligible: true } },
    })
    expect(again).toMatchObject({ status: 200, body: first.body })
    expect(refusal(await send())).toMatchObject({ status: 409, code: 'WRONG_STATE' })
    const revoked = await readApplication(owner, applicationId)
    expect(revoked.status).toBe('REVOKED')
    expect(revoked.timeline.filter(({ event }) => event === 'application.revoked')).toHaveLength(1)
    const trail = await boss.api.call('getAuditTrail', { path: { accountId }, query: { limit: '100' } })
    expect(trail.items.filter(({ action }) => action === 'application.revoke')).toMatchObject([
      { from: 'APPROVED', to: 'REVOKED', actor: { role: 'operator', id: boss.user.accountId } },
    ])
    const told = await eventually(
      async () => (await tap.received()).filter(event => event.applicationId === applicationId),
      seen => seen.some(({ name }) => name === 'application.revoked'),
    )
    expect(JSON.stringify([revoked, trail, first.body, told])).not.toMatch(/kanarien/i)
    await authenticated(owner, number)
    const unknown = await boss.api.request('POST', '/v1/accounts/nobody/revocation', { body: { reason } })
    expect(refusal(unknown)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})
