import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { webhookLimits } from '../../domain/policy.ts'
import { urlFault } from '../../domain/webhook-url.ts'
import {
  type AttemptResult,
  addAttempt,
  applyResult,
  claimDelivery,
  type Delivery,
  deliveryIdOf,
  failDelivery,
  firstDeliveryIdOf,
  hasFailedTooLong,
  isDue,
  isGone,
  isSuccess,
  newDelivery,
  restartDelivery,
  retryDelay,
  rotateSecrets,
  signedContent,
  signingSecrets,
  takesEvent,
} from '../../domain/webhooks.ts'
import { digestOfText } from '../support/in-memory-services.ts'

const now = '2026-11-23T02:00:00.000Z'
const plus = (seconds: number, at = now) => new Date(Date.parse(at) + seconds * 1000).toISOString()
const message = {
  eventId: 'evt_a_1',
  eventType: 'application.approved',
  occurredAt: now,
  data: { sequence: 1 },
}
const stored = (status: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
  newDelivery({ endpointId: 'e', status }, message, { at: now, digest: digestOfText })

describe('the event types of an endpoint', () => {
  test.each<[string[], string, boolean]>([
    [['*'], 'application.approved', true],
    [['application.approved', 'review.overdue'], 'review.overdue', true],
    [['application.approved'], 'application.rejected', false],
    [[], 'application.approved', false],
  ])('%j include %s: %s', (eventTypes, eventType, takes) => {
    expect(takesEvent({ eventTypes }, eventType)).toBe(takes)
  })
})

describe('an answer', () => {
  test.each([200, 201, 202, 204, 299])('%i is a success', status => expect(isSuccess({ status })).toBe(true))
  test.each([199, 300, 301, 302, 307, 308, 400, 404, 410, 429, 500, 503])('%i is a failure', status =>
    expect(isSuccess({ status })).toBe(false),
  )
  test('only 410 means that the endpoint is gone', () => {
    expect([404, 410, 411].map(status => isGone({ status }))).toEqual([false, true, false])
    expect(isGone({ error: 'TIMED_OUT' })).toBe(false)
  })
})

describe('the next attempt', () => {
  test('follows after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, and then never', () => {
    const delays = Array.from({ length: 10 }, (_, index) =>
      retryDelay(index + 1, { error: 'TIMED_OUT' }, { now, chance: 0 }),
    )
    const hours = [2, 5, 10, 14, 20, 24].map(hour => hour * 3600)
    expect(delays).toEqual([5, 300, 1800, ...hours, undefined])
  })

  test.each([
    ['120', 1, 120],
    ['2', 1, 5],
    ['120', 2, 300],
    ['999999', 1, 86_400],
    ['Mon, 23 Nov 2026 02:10:00 GMT', 1, 600],
    ['Mon, 23 Nov 2026 01:00:00 GMT', 1, 5],
    ['soon', 1, 5],
    ['-7', 1, 5],
    ['', 1, 5],
  ])('with Retry-After %j after attempt %i follows after %i s', (retryAfter, tries, seconds) => {
    expect(retryDelay(tries, { status: 429, retryAfter }, { now, chance: 0 })).toBe(seconds)
  })

  test('is never earlier than planned, and at most a fifth later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, chance) => {
          const planned = webhookLimits.retryDelays[tries - 1] ?? 0
          const delay = retryDelay(tries, { status: 500 }, { now, chance }) ?? 0
          expect(delay).toBeGreaterThanOrEqual(planned)
          expect(delay).toBeLessThanOrEqual(planned * 1.2)
        },
      ),
    )
  })
})

describe('a delivery', () => {
  test('has one id per endpoint and event, and ids sort by the time of the event', () => {
    const id = (endpointId: string, eventId: string, occurredAt = now) =>
      deliveryIdOf(endpointId, { eventId, occurredAt }, digestOfText)
    expect(id('e', 'evt_a_1')).toBe(id('e', 'evt_a_1'))
    expect(id('e', 'evt_a_1')).toMatch(/^dlv_[0-9a-z]{9}_[A-Za-z0-9]{20}$/)
    expect(new Set([id('e', 'evt_a_1'), id('f', 'evt_a_1'), id('e', 'evt_a_2')]).size).toBe(3)
    expect(id('e', 'evt_a_1', plus(0.001)) > id('e', 'evt_a_2')).toBe(true)
    expect(firstDeliveryIdOf(now) <= id('e', 'evt_a_1')).toBe(true)
    expect(firstDeliveryIdOf(plus(0.001)) > id('e', 'evt_a_1')).toBe(true)
  })

  test('has a compact body of type, timestamp and data', () => {
    expect(stored().body).toBe(
      '{"type":"application.approved","timestamp":"2026-11-23T02:00:00.000Z","data":{"sequence":1}}',
    )
  })

  test('is due immediately, but has failed if the endpoint is disabled', () => {
    expect(isDue(stored(), now)).toBe(true)
    expect(stored('DISABLED')).toMatchObject({ status: 'FAILED', attempts: [] })
    expect(stored('DISABLED')).not.toHaveProperty('dueAt')
  })

  test('cannot be claimed twice, and is due again after a sender has crashed', () => {
    const taken = claimDelivery(stored(), now)
    expect(isDue(taken, plus(webhookLimits.claimSeconds - 1))).toBe(false)
    expect(isDue(taken, plus(webhookLimits.claimSeconds))).toBe(true)
  })

  test('fails after ten senders have crashed', () => {
    let delivery = stored()
    let at = now
    for (let senders = 0; senders < 10; senders += 1) {
      delivery = claimDelivery(delivery, at)
      at = plus(webhookLimits.claimSeconds, at)
      expect(isDue(delivery, at)).toBe(true)
    }
    expect(claimDelivery(delivery, at)).toMatchObject({ status: 'FAILED', tries: 10 })
  })

  const attempt = (status: number, at = now) => ({ at, status, durationMs: 1 })

  test('that succeeded is not attempted again', () => {
    const done = applyResult(claimDelivery(stored(), now), attempt(204), { status: 204 }, { now, chance: 0 })
    expect(done).toMatchObject({ status: 'SUCCEEDED', attempts: [attempt(204)] })
    expect(done).not.toHaveProperty('nextAttemptAt')
    expect(isDue(done, plus(1e9))).toBe(false)
  })

  test('fails after ten failed attempts over three days, all under one id', () => {
    let delivery: Delivery = stored()
    let at = now
    while (delivery.status === 'PENDING') {
      at = delivery.dueAt ?? at
      delivery = applyResult(
        claimDelivery(delivery, at),
        attempt(500, at),
        { status: 500 },
        { now: at, chance: 0 },
      )
    }
    expect(delivery.status).toBe('FAILED')
    expect(delivery.attempts).toHaveLength(10)
    expect((Date.parse(at) - Date.parse(now)) / 3_600_000).toBeCloseTo(75.6, 0)
    expect(delivery).toMatchObject({ eventId: 'evt_a_1', body: stored().body })
  })

  test('to an endpoint that is gone fails immediately', () => {
    const gone = applyResult(claimDelivery(stored(), now), attempt(410), { status: 410 }, { now, chance: 0 })
    expect(gone.status).toBe('FAILED')
  })

  test('restarts its retries on request, and keeps its id and its attempts', () => {
    const done = applyResult(claimDelivery(stored(), now), attempt(204), { status: 204 }, { now, chance: 0 })
    const asked = restartDelivery(done, plus(60))
    expect(asked).toMatchObject({ status: 'PENDING', tries: 0, eventId: 'evt_a_1', attempts: [attempt(204)] })
    expect(isDue(asked, plus(60))).toBe(true)
  })

  test('keeps a limited number of its latest attempts', () => {
    let delivery: Delivery = stored()
    for (let round = 0; round < 50; round += 1) {
      const result: AttemptResult = { status: 500 }
      delivery = applyResult(
        claimDelivery(restartDelivery(delivery, now), now),
        attempt(500, plus(round)),
        result,
        {
          now,
          chance: 0,
        },
      )
    }
    expect(delivery.attempts).toHaveLength(webhookLimits.keptAttempts)
    expect(delivery.attempts.at(-1)?.at).toBe(plus(49))
  })
})

describe('an endpoint whose attempts all fail', () => {
  const day = 86_400
  test.each<[string, string, string, boolean]>([
    ['five days', plus(-5 * day), plus(-30 * day), true],
    ['one second less than five days', plus(-5 * day + 1), plus(-30 * day), false],
    ['ten days, but enabled again four days ago', plus(-10 * day), plus(-4 * day), false],
    ['ten days, but enabled again five days ago', plus(-10 * day), plus(-5 * day), true],
  ])('for %s is disabled only after five days', (_for, failingSince, enabledAt, isDisabled) => {
    expect(hasFailedTooLong(failingSince, { enabledAt }, now)).toBe(isDisabled)
  })
})

describe('secrets', () => {
  test('a replaced secret signs for 24 hours, after the present one', () => {
    const secrets = rotateSecrets({ secrets: [{ ciphertext: 'one' }] }, 'two', now)
    const inForce = (at: string) => signingSecrets({ secrets }, at).map(({ ciphertext }) => ciphertext)
    expect(inForce(now)).toEqual(['two', 'one'])
    expect(inForce(plus(86_399))).toEqual(['two', 'one'])
    expect(inForce(plus(86_400))).toEqual(['two'])
  })

  test('several secrets that were replaced within a day each sign until their own expiry', () => {
    const once = rotateSecrets({ secrets: [{ ciphertext: 'one' }] }, 'two', now)
    const twice = rotateSecrets({ secrets: once }, 'three', plus(3600))
    const inForce = (at: string) => signingSecrets({ secrets: twice }, at).map(({ ciphertext }) => ciphertext)
    expect(inForce(plus(3600))).toEqual(['three', 'two', 'one'])
    expect(inForce(plus(86_400))).toEqual(['three', 'two'])
    expect(inForce(plus(90_000))).toEqual(['three'])
  })

  test('an endpoint has at most five secrets', () => {
    let secrets = [{ ciphertext: '0' }]
    for (let turn = 1; turn < 20; turn += 1) secrets = rotateSecrets({ secrets }, String(turn), now)
    expect(secrets.map(({ ciphertext }) => ciphertext)).toEqual(['19', '18', '17', '16', '15'])
  })
})

test('the signed content is id, time and body, joined by dots', () => {
  expect(signedContent('evt_a_1', 1_700_000_000, '{}')).toBe('evt_a_1.1700000000.{}')
})

describe('the URL of an endpoint', () => {
  const closed = { loopback: false }
  const local = { loopback: true }

  test.each([
    'https://example.com/hooks',
    'https://example.com:8443/a?b=c',
    'https://8.8.8.8/',
    'https://[2606:4700::1]/',
    'https://localhost.example.com/',
    'https://notlocalhost/',
    'https://8.example.com/',
  ])('%s is allowed', url => expect(urlFault(url, closed)).toBeUndefined())

  test.each([
    ['', 'NOT_A_URL'],
    ['example.com/hooks', 'NOT_A_URL'],
    ['https://', 'NOT_A_URL'],
    ['https://user@example.com/', 'NOT_A_URL'],
    ['https://user:secret@example.com/', 'NOT_A_URL'],
    ['https://example.com/#part', 'NOT_A_URL'],
    ['http://example.com/', 'NOT_HTTPS'],
    ['ftp://example.com/', 'NOT_HTTPS'],
    ['https://:password@example.com/', 'NOT_A_URL'],
    ['javascript:alert(1)', 'NOT_HTTPS'],
    ['http://127.0.0.1/', 'NOT_HTTPS'],
    ['https://localhost/', 'ADDRESS_NOT_ALLOWED'],
    ['https://LOCALHOST./', 'ADDRESS_NOT_ALLOWED'],
    ['https://app.localhost/', 'ADDRESS_NOT_ALLOWED'],
    ['https://127.0.0.1/', 'ADDRESS_NOT_ALLOWED'],
    ['https://2130706433/', 'ADDRESS_NOT_ALLOWED'],
    ['https://0x7f.1/', 'ADDRESS_NOT_ALLOWED'],
    ['https://017700000001/', 'ADDRESS_NOT_ALLOWED'],
    ['https://169.254.169.254/latest/', 'ADDRESS_NOT_ALLOWED'],
    ['https://[::1]/', 'ADDRESS_NOT_ALLOWED'],
    ['https://[::ffff:10.0.0.1]/', 'ADDRESS_NOT_ALLOWED'],
    ['https://[fd00:ec2::254]/', 'ADDRESS_NOT_ALLOWED'],
  ] as const)('%s is refused: %s', (url, fault) => expect(urlFault(url, closed)).toBe(fault))

  test.each([
    'http://127.0.0.1:9000/hooks',
    'http://localhost:9000/',
    'http://[::1]:9000/',
    'https://127.0.0.1/',
  ])('%s is allowed where a stage allows loopback', url => expect(urlFault(url, local)).toBeUndefined())

  test.each([
    ['http://example.com/', 'NOT_HTTPS'],
    ['http://10.0.0.1/', 'NOT_HTTPS'],
    ['ftp://127.0.0.1/', 'NOT_HTTPS'],
    ['https://10.0.0.1/', 'ADDRESS_NOT_ALLOWED'],
    ['https://169.254.169.254/', 'ADDRESS_NOT_ALLOWED'],
  ] as const)('%s is refused even where a stage allows loopback: %s', (url, fault) =>
    expect(urlFault(url, local)).toBe(fault),
  )
})

describe('a stored delivery', () => {
  const day = 86_400
  const seconds = (at: string) => Date.parse(at) / 1000

  test.each([
    ['at its time', {}, now, true],
    ['after its time', {}, plus(1), true],
    ['before its time', {}, plus(-1), false],
    ['that has succeeded', { status: 'SUCCEEDED' }, now, false],
    ['that has failed', { status: 'FAILED' }, now, false],
    ['without a time', { dueAt: undefined }, now, false],
  ] as const)('is due %s: %#', (_, changed, at, due) => {
    expect(isDue({ status: 'PENDING', dueAt: now, ...changed } as Delivery, at)).toBe(due)
  })

  test('has the next version after each step', () => {
    const delivery = { ...stored(), version: 7 }
    const attempt = { at: now, durationMs: 5, status: 500 } as unknown as Parameters<typeof addAttempt>[1]
    const steps = [
      claimDelivery(delivery, now),
      failDelivery(delivery),
      restartDelivery(delivery, now),
      addAttempt(delivery, attempt),
    ]
    expect(steps.map(({ version }) => version)).toEqual([8, 8, 8, 8])
  })

  test('is kept for 30 days, and long enough for a new round of attempts', () => {
    expect(stored().expiresAt).toBe(seconds(now) + webhookLimits.deliveryDays * day)
    expect(restartDelivery(stored(), now).expiresAt).toBe(stored().expiresAt)
    const late = plus((webhookLimits.deliveryDays - 1) * day)
    expect(restartDelivery(stored(), late).expiresAt).toBe(seconds(late) + 7 * day)
  })
})
