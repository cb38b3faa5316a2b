import type { WebhookEvent } from './events.ts'

/**
 * - `MISSING_HEADER`: one of the three headers is absent;
 * - `MALFORMED_HEADER`: the timestamp is not a number of seconds;
 * - `TOO_OLD`, `TOO_NEW`: the timestamp is outside of the tolerance;
 * - `BAD_SIGNATURE`: no signature matches one of the secrets;
 * - `MALFORMED_BODY`: the signature is right, but the body is not an event.
 */
export type WebhookErrorCode =
  | 'MISSING_HEADER'
  | 'MALFORMED_HEADER'
  | 'TOO_OLD'
  | 'TOO_NEW'
  | 'BAD_SIGNATURE'
  | 'MALFORMED_BODY'

/** A request that is not a valid webhook. Answer it with 400. */
export class WebhookVerificationError extends Error {
  override name = 'WebhookVerificationError'
  readonly code: WebhookErrorCode

  constructor(code: WebhookErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The headers of Node's `request.headers`, of a `Headers` object, or of a plain object. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

export interface VerifyOptions {
  /** How far the timestamp may be from the present, both ways. By default 300. */
  readonly toleranceSeconds?: number
  /** Milliseconds since 1970. For tests. */
  readonly now?: () => number
}

const secretPrefix = 'whsec_'

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), character => character.charCodeAt(0))

const malformedSecret = 'A secret of a webhook endpoint is whsec_ and Base64.'

function secretBytes(secret: string): Uint8Array<ArrayBuffer> {
  const base64 = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret
  // The error must not contain the secret, which an error of `atob` could show.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) throw new TypeError(malformedSecret)
  return bytesOf(base64)
}

const keyOf = async (secret: string) =>
  crypto.subtle.importKey('raw', secretBytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])

const hasGetter = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function'

function headerOf(headers: WebhookHeaders, name: string): string {
  const found = hasGetter(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1]
  const value = typeof found === 'object' ? found?.join(' ') : found
  if (value === undefined || value === '') {
    throw new WebhookVerificationError('MISSING_HEADER', `The header ${name} is missing.`)
  }
  return value
}

function checkTime(timestamp: string, tolerance: number, now: number): void {
  if (!/^\d{1,12}$/.test(timestamp)) {
    const message = 'The header webhook-timestamp is not a number of seconds.'
    throw new WebhookVerificationError('MALFORMED_HEADER', message)
  }
  const age = Math.floor(now / 1000) - Number(timestamp)
  if (age > tolerance) {
    throw new WebhookVerificationError('TOO_OLD', `The request is older than ${tolerance} seconds.`)
  }
  if (age < -tolerance) {
    throw new WebhookVerificationError(
      'TOO_NEW',
      `The request is more than ${tolerance} seconds in the future.`,
    )
  }
}

type RawBody = string | Uint8Array | ArrayBuffer

/** `id.timestamp.body`, as bytes: a body that is not UTF-8 must not be changed by a conversion. */
function signedContent(id: string, timestamp: string, body: RawBody): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const head = encoder.encode(`${id}.${timestamp}.`)
  const rest = typeof body === 'string' ? encoder.encode(body) : new Uint8Array(body)
  const content = new Uint8Array(head.length + rest.length)
  content.set(head)
  content.set(rest, head.length)
  return content
}

/** The signatures of version 1 in the header. Other versions and invalid Base64 of 32 bytes are ignored. */
const signaturesIn = (header: string): Uint8Array<ArrayBuffer>[] =>
  header.split(' ').flatMap(each => {
    const [, base64] = /^v1,([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$/.exec(each) ?? []
    return base64 === undefined ? [] : [bytesOf(base64)]
  })

/** `crypto.subtle.verify` compares in constant time. */
async function isSigned(
  content: Uint8Array<ArrayBuffer>,
  signatures: readonly Uint8Array<ArrayBuffer>[],
  secrets: readonly string[],
): Promise<boolean> {
  for (const secret of secrets) {
    const key = await keyOf(secret)
    for (const signature of signatures) {
      if (await crypto.subtle.verify('HMAC', key, signature, content)) return true
    }
  }
  return false
}

function eventIn(body: RawBody): WebhookEvent {
  try {
    const event = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
    if (typeof event.type === 'string' && typeof event.timestamp === 'string' && event.data) return event
  } catch {
    // Refused below, with or without an error of the parser.
  }
  throw new WebhookVerificationError('MALFORMED_BODY', 'The body is not an event.')
}

/**
 * Verifies a webhook by the Standard Webhooks specification and returns its event. Rejects with a
 * `WebhookVerificationError`, or with a `TypeError` if a secret is malformed.
 *
 * @param rawBody The raw body. A parsed and serialized body has another signature.
 * @param secrets The `whsec_…` secret of the endpoint; during a rotation, the old one and the new one.
 */
async function verify(
  rawBody: RawBody,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = Date.now }: VerifyOptions = {},
): Promise<WebhookEvent> {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name =>
    headerOf(headers, name),
  ) as [string, string, string]
  checkTime(timestamp, toleranceSeconds, now())
  const content = signedContent(id, timestamp, rawBody)
  if (!(await isSigned(content, signaturesIn(signature), [secrets].flat()))) {
    const message =
      'No signature in the header webhook-signature matches the body and a secret of the endpoint.'
    throw new WebhookVerificationError('BAD_SIGNATURE', message)
  }
  return eventIn(rawBody)
}

/** The headers of a webhook, for tests of your own handler. */
async function sign(
  rawBody: RawBody,
  { id, secret, timestamp }: { id: string; secret: string; timestamp: number },
): Promise<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const content = signedContent(id, String(timestamp), rawBody)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), content))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
  }
}

export const webhooks = { verify, sign }
