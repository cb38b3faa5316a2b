import { describe, expect, test } from '@jest/globals'
import {
  type WebhookErrorCode,
  type WebhookEventType,
  WebhookVerificationError,
  webhooks,
} from '@realname/client'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { eventTypeNames } from '#contract/event-types.ts'

const secret = `whsec_${Buffer.from('a secret of twenty-four bytes or more').toString('base64')}`
const oldSecret = `whsec_${Buffer.from('the secret that was used before that').toString('base64')}`
const now = Date.parse('2026-11-29T12:00:00.000Z')
const seconds = now / 1000
const event = {
  type: 'application.approved',
  timestamp: '2026-11-29T11:59:58.000Z',
  data: { applicationId: 'a', accountId: 'b', sequence: 7, attempt: 1 },
}
const body = JSON.stringify(event)

const signed = (text = body, timestamp = seconds, by = secret) =>
  webhooks.sign(text, { id: 'evt_a_7', secret: by, timestamp })
const verify = (
  text: Parameters<typeof webhooks.verify>[0],
  headers: Parameters<typeof webhooks.verify>[1],
  secrets: string | string[] = secret,
  toleranceSeconds?: number,
) =>
  webhooks.verify(text, headers, secrets, {
    now: () => now,
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
  })
/** A Base64 digit of the same four bits: the last two bits of the last digit encode nothing. */
const nextDigit = ([digit = '']: string) => {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return digits[digits.indexOf(digit) + 1]
}
const codeOf = (verified: Promise<unknown>): Promise<WebhookErrorCode | 'VERIFIED'> =>
  verified.then(
    () => 'VERIFIED',
    error => {
      if (error instanceof WebhookVerificationError) return error.code
      throw error
    },
  )

describe('a webhook', () => {
  test('with a valid signature returns its event', async () => {
    expect(await verify(body, await signed())).toEqual(event)
  })

  test.each<[string, (headers: Record<string, string>) => Parameters<typeof webhooks.verify>[1]]>([
    ['a Headers object', headers => new Headers(headers)],
    [
      'Node’s object of lists',
      headers => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    ],
    [
      'an object with names in another case',
      headers =>
        Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
    ],
  ])('is verified with headers as %s', async (_name, convert) => {
    expect(await verify(body, convert(await signed()))).toEqual(event)
  })

  test.each<[string, Parameters<typeof webhooks.verify>[0]]>([
    ['a Buffer', Buffer.from(body)],
    ['a part of a larger buffer', Buffer.from(`xx${body}yy`).subarray(2, 2 + body.length)],
    ['an ArrayBuffer', new TextEncoder().encode(body).buffer],
  ])('is verified with its body as %s', async (_name, bytes) => {
    expect(await verify(bytes, await signed())).toEqual(event)
  })

  test('during a rotation is verified with either secret, in any order', async () => {
    const [present, old] = [await signed(), await signed(body, seconds, oldSecret)]
    const both = {
      ...present,
      'webhook-signature': `${old['webhook-signature']} ${present['webhook-signature']}`,
    }
    expect(await codeOf(verify(body, both, secret))).toBe('VERIFIED')
    expect(await codeOf(verify(body, both, oldSecret))).toBe('VERIFIED')
    expect(await codeOf(verify(body, old, [secret, oldSecret]))).toBe('VERIFIED')
    expect(await codeOf(verify(body, old, [secret]))).toBe('BAD_SIGNATURE')
  })

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s is refused', async name => {
    const { [name as 'webhook-id']: _removed, ...headers } = await signed()
    expect(await codeOf(verify(body, headers))).toBe('MISSING_HEADER')
    expect(await codeOf(verify(body, { ...headers, [name]: '' }))).toBe('MISSING_HEADER')
    expect(await codeOf(verify(body, new Headers(headers)))).toBe('MISSING_HEADER')
  })

  test.each<[number, WebhookErrorCode | 'VERIFIED']>([
    [-301, 'TOO_OLD'],
    [-300, 'VERIFIED'],
    [300, 'VERIFIED'],
    [301, 'TOO_NEW'],
  ])('whose timestamp is %d seconds away is accepted or refused', async (distance, expected) => {
    expect(await codeOf(verify(body, await signed(body, seconds + distance)))).toBe(expected)
  })

  test('is verified within the tolerance of the caller', async () => {
    const headers = await signed(body, seconds - 11)
    expect(await codeOf(verify(body, headers, secret, 10))).toBe('TOO_OLD')
    expect(await codeOf(verify(body, headers, secret, 11))).toBe('VERIFIED')
  })

  test.each(['soon', '1e3', '-1', '1.5', ' 1', `${seconds}x`])(
    'with the timestamp “%s” is refused',
    async timestamp => {
      expect(await codeOf(verify(body, { ...(await signed()), 'webhook-timestamp': timestamp }))).toBe(
        'MALFORMED_HEADER',
      )
    },
  )

  test.each<[string, (signature: string) => string]>([
    ['no Base64', () => 'v1,???'],
    ['a shortened signature', signature => signature.slice(0, -2)],
    [
      'another Base64 of the same bytes',
      signature => signature.replace(/.=$/, last => `${nextDigit(last)}=`),
    ],
    ['another version', signature => signature.replace('v1,', 'v1a,')],
    ['no version', signature => signature.replace('v1,', '')],
    ['signatures separated by a comma', signature => `${signature},${signature}`],
  ])('with %s is refused', async (_name, change) => {
    const headers = await signed()
    const changed = { ...headers, 'webhook-signature': change(headers['webhook-signature']) }
    expect(await codeOf(verify(body, changed))).toBe('BAD_SIGNATURE')
  })

  test.each(['', 'null', '[]', '"text"', '{"type": 1}', '{"type": "x", "timestamp": "y"}', 'no JSON'])(
    'with a valid signature over “%s”, which is not an event, is refused',
    async text => {
      expect(await codeOf(verify(text, await signed(text)))).toBe('MALFORMED_BODY')
    },
  )

  test.each(['', 'whsec_', 'whsec_???', 'whsec_abc'])(
    'cannot be verified with the malformed secret “%s”',
    async malformed => {
      const verified = verify(body, await signed(), malformed)
      await expect(verified).rejects.toThrow('A secret of a webhook endpoint is whsec_ and Base64.')
    },
  )

  test('is refused without a secret', async () => {
    expect(await codeOf(verify(body, await signed(), []))).toBe('BAD_SIGNATURE')
  })
})

test('the client has a type for each event that the service publishes', () => {
  const known = {
    'application.created': true,
    'application.submitted': true,
    'application.approved': true,
    'application.retry_requested': true,
    'application.rejected': true,
    'application.reopened': true,
    'application.expires_soon': true,
    'application.expired': true,
    'application.withdrawn': true,
    'application.revoked': true,
    'application.superseded': true,
    'document.accepted': true,
    'document.refused': true,
    'review.due_soon': true,
    'review.overdue': true,
    'account.authenticated': true,
    'account.erased': true,
    'certificate.expiring': true,
    'certificate.expired': true,
    'webhook_endpoint.disabled': true,
    'webhook.test': true,
  } satisfies Record<WebhookEventType, true>
  expect(eventTypeNames.filter(name => !Object.hasOwn(known, name))).toEqual([])
})

describe('the client and the reference implementation', () => {
  const presentSeconds = () => Math.floor(Date.now() / 1000)
  const secrets = fc
    .uint8Array({ minLength: 24, maxLength: 64 })
    .map(bytes => `whsec_${Buffer.from(bytes).toString('base64')}`)
  const events = fc.record({
    type: fc.string({ unit: 'grapheme' }),
    timestamp: fc.string(),
    data: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
  })
  const ids = fc.string({ minLength: 1, unit: fc.constantFrom(...'abcXYZ0189_-') })

  test('verify a webhook that the reference implementation signed', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, ids, events, async (key, id, sample) => {
        const text = JSON.stringify(sample)
        const timestamp = presentSeconds()
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': new Webhook(key).sign(id, new Date(timestamp * 1000), text),
        }
        expect(await webhooks.verify(text, headers, key)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('verify a webhook that the client signed', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, ids, events, async (key, id, sample) => {
        const text = JSON.stringify(sample)
        const headers = await webhooks.sign(text, { id, secret: key, timestamp: presentSeconds() })
        expect(new Webhook(key).verify(text, headers)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('refuse a webhook that was changed in transit', async () => {
    const anyHeader = fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature', 'body' as const)
    await fc.assert(
      fc.asyncProperty(
        secrets,
        ids,
        events,
        anyHeader,
        fc.nat(),
        fc.nat({ max: 8 }),
        async (key, id, sample, part, at, digit) => {
          const text = JSON.stringify(sample)
          const headers = await webhooks.sign(text, { id, secret: key, timestamp: presentSeconds() })
          const sent: Record<string, string> = { ...headers, body: text }
          const value = sent[part] ?? ''
          const place = at % value.length
          sent[part] =
            `${value.slice(0, place)}${value[place] === String(digit) ? '9' : digit}${value.slice(place + 1)}`
          const { body: changed = '', ...changedHeaders } = sent
          expect(() => new Webhook(key).verify(changed, changedHeaders)).toThrow()
          expect(await codeOf(webhooks.verify(changed, changedHeaders, key))).not.toBe('VERIFIED')
        },
      ),
    )
  })
})
