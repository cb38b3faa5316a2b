import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import { apiClient } from '../../local/api-client.ts'
import { machineToken } from '../../local/machine-client.ts'
import { tapEvents } from './event-tap.ts'
import { backendApi, phoneOf, sessionOf } from './session-callers.ts'
import { storedApplication } from './stored.ts'
import {
  applicant,
  eventually,
  filled,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  person,
  reaches,
  readApplication,
  refusal,
  reviewer,
  stack,
  submission,
  submitted,
} from './world.ts'

const simulator = async () =>
  apiClient({ apiUrl: stack.apiUrl, token: await machineToken(stack.machineBackend, ['test/simulate']) })

const decide = ({ api }: Pick<Person, 'api'>, applicationId: string, body: unknown) =>
  api.request('POST', `/v1/test/applications/${applicationId}/decision`, { body })

const advance = ({ api }: Pick<Person, 'api'>, applicationId: string, to: unknown) =>
  api.request('POST', `/v1/test/applications/${applicationId}/advancement`, { body: { to } })

const eventsOf = ({ timeline }: ApplicationView) => timeline.map(({ event }) => event)

describe('time in test mode', () => {
  test('passes for a review: due soon, then overdue, and it can still be decided', async () => {
    const [owner, api] = await Promise.all([applicant(), simulator()])
    const { applicationId } = await submitted(owner)
    const soon = await advance({ api }, applicationId, 'DUE_SOON')
    expect([soon.status, soon.body]).toEqual([202, { applicationId, attempt: 1, status: 'IN_REVIEW' }])
    expect((await advance({ api }, applicationId, 'OVERDUE')).status).toBe(202)
    expect((await advance({ api }, applicationId, 'OVERDUE')).status).toBe(202)
    const overdue = await readApplication(owner, applicationId)
    expect(overdue.overdue).toBe(true)
    expect(eventsOf(overdue).slice(-2)).toEqual(['review.due_soon', 'review.overdue'])
    expect(refusal(await advance({ api }, applicationId, 'EXPIRED'))).toMatchObject({
      status: 409,
      code: 'WRONG_STATE',
    })
    await decide({ api }, applicationId, { outcome: 'APPROVE' })
    await reaches(owner, applicationId, 'APPROVED')
  })

  test('passes for a draft: a warning, then the expiry, and the account may start again', async () => {
    const [owner, boss] = await Promise.all([applicant(), operator()])
    const { applicationId } = await newApplication(owner)
    expect((await advance(boss, applicationId, 'EXPIRY_WARNING')).status).toBe(202)
    expect((await advance(boss, applicationId, 'EXPIRED')).status).toBe(202)
    const expired = await readApplication(owner, applicationId)
    expect([expired.status, ...eventsOf(expired).slice(-2)]).toEqual([
      'EXPIRED',
      'application.expires_soon',
      'application.expired',
    ])
    expect((await newApplication(owner)).status).toBe('DRAFT')
  })

  test('refuses wrong bodies, unknown applications and other callers', async () => {
    const [owner, boss] = await Promise.all([applicant(), operator()])
    const { applicationId } = await newApplication(owner)
    const codeOf = async (who: Person, id: string, to: unknown) => {
      const { status, code } = refusal(await advance(who, id, to))
      return `${status} ${String(code)}`
    }
    expect(await codeOf(boss, applicationId, 'TOMORROW')).toBe('422 INVALID_FIELD')
    expect(await codeOf(boss, applicationId, undefined)).toBe('422 INVALID_FIELD')
    expect(await codeOf(boss, applicationId, 'OVERDUE')).toBe('409 WRONG_STATE')
    expect(await codeOf(boss, randomUUID(), 'EXPIRED')).toBe('404 NOT_FOUND')
    expect(await codeOf(owner, applicationId, 'EXPIRED')).toBe('403 FORBIDDEN')
  })
})

describe('a stage in test mode', () => {
  test('says so by its health', async () => {
    const answer = await fetch(`${stack.apiUrl}/v1/health`)
    expect(await answer.json()).toEqual({ status: 'ok', testMode: true })
  })

  test('marks applications and events, and applies the decision of a machine', async () => {
    const tap = await tapEvents('test-mode')
    const [owner, api] = await Promise.all([applicant(), simulator()])
    expect((await newApplication(owner)).test).toBe(true)
    const other = await applicant()
    const { applicationId } = await submitted(other)
    const { status, body } = await decide({ api }, applicationId, { outcome: 'APPROVE' })
    expect([status, body]).toEqual([202, expect.objectContaining({ applicationId, outcome: 'APPROVE' })])
    expect(await reaches(other, applicationId, 'APPROVED')).toMatchObject({ test: true })
    const events = await eventually(
      async () =>
        (await tap.received()).filter(
          event => 'applicationId' in event && event.applicationId === applicationId,
        ),
      seen => seen.some(({ name }) => name === 'account.authenticated'),
    )
    expect(events.filter(event => event.test !== true)).toEqual([])
    const boss = await operator()
    const path = { accountId: other.user.accountId }
    const { items } = await boss.api.call('getAuditTrail', { path })
    expect(items.find(({ action }) => action === 'review.decide')?.actor).toEqual({
      role: 'operator',
      id: stack.machineBackend.clientId,
    })
  })

  test('applies the decision of an operator, and none of others', async () => {
    const [owner, boss, judge] = await Promise.all([applicant(), operator(), reviewer()])
    const { applicationId } = await submitted(owner)
    const rejection = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }
    for (const stranger of [owner, judge, await applicant()]) {
      expect(refusal(await decide(stranger, applicationId, rejection))).toMatchObject({
        status: 403,
        code: 'FORBIDDEN',
      })
    }
    const user = await sessionOf(await backendApi())
    const own = await newApplication(user)
    for (const stranger of [user, { api: await phoneOf(user) }]) {
      for (const id of [applicationId, own.applicationId]) {
        const answers = [await decide(stranger, id, rejection), await advance(stranger, id, 'OVERDUE')]
        for (const answer of answers) {
          expect(refusal(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
        }
      }
    }
    expect((await decide(boss, applicationId, rejection)).status).toBe(202)
    await reaches(owner, applicationId, 'REJECTED')
    expect(refusal(await decide(boss, applicationId, rejection))).toMatchObject({
      status: 409,
      code: 'ALREADY_DECIDED',
    })
  })

  test.each([
    ['TEST APPROVE', 'APPROVED', []],
    ['TEST RETRY PHOTO_BLURRED', 'RETRY_REQUESTED', [{ code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' }]],
    ['TEST REJECT FORGED', 'REJECTED', [{ code: 'FORGED' }]],
  ] as const)('decides a submission by the name %s', async (name, status, reasons) => {
    const owner = await applicant()
    const { applicationId } = await filled(owner)
    const body = { ...submission(newPassportNumber()), name }
    expect((await owner.api.call('submitApplication', { path: { applicationId }, body })).status).toBe(
      'IN_REVIEW',
    )
    const { decision } = await reaches(owner, applicationId, status)
    expect(decision?.reasons).toEqual(reasons.map(reason => expect.objectContaining(reason)))
  })

  test('leaves a name with an unknown reason to the reviewer', async () => {
    const owner = await applicant()
    const { applicationId } = await filled(owner)
    const body = { ...submission(newPassportNumber()), name: 'TEST REJECT NOTHING' }
    await owner.api.call('submitApplication', { path: { applicationId }, body })
    await eventually(
      () => storedApplication(applicationId),
      item => item?.waiting?.for === 'DECISION',
    )
    expect(await readApplication(owner, applicationId)).toMatchObject({ status: 'IN_REVIEW' })
  })

  test('refuses wrong bodies, wrong states and unknown applications', async () => {
    const [owner, boss] = await Promise.all([applicant(), operator()])
    const draft = await filled(owner)
    const { applicationId } = draft
    const codeOf = async (id: string, body: unknown) => {
      const { status, code } = refusal(await decide(boss, id, body))
      return `${status} ${String(code)}`
    }
    expect(await codeOf(applicationId, { outcome: 'APPROVE' })).toBe('409 WRONG_STATE')
    expect(await codeOf(randomUUID(), { outcome: 'APPROVE' })).toBe('404 NOT_FOUND')
    expect(await codeOf('nothing', { outcome: 'APPROVE' })).toBe('404 NOT_FOUND')
    expect(await codeOf(applicationId, { outcome: 'MAYBE' })).toBe('422 INVALID_FIELD')
    expect(await codeOf(applicationId, { outcome: 'APPROVE', claim: true })).toBe('422 INVALID_FIELD')
  })

  test('lets no operator simulate on an account of their own', async () => {
    const both = await person({ registrationRegion: 'CN', groups: ['operators'] })
    const { applicationId } = await submitted(both)
    const own = { status: 409, code: 'OWN_APPLICATION' }
    expect(refusal(await decide(both, applicationId, { outcome: 'APPROVE' }))).toMatchObject(own)
    expect(refusal(await advance(both, applicationId, 'OVERDUE'))).toMatchObject(own)
  })

  test('has no other route than those of the contract: 404', async () => {
    const boss = await operator()
    const { status } = await boss.api.request('POST', '/v1/test/nothing', { body: {} })
    expect(status).toBe(404)
  })
})
