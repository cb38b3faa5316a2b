import { createHmac } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isLoopbackAddress } from '../../domain/network-addresses.ts'
import { webhookLimits } from '../../domain/policy.ts'
import type { WebhookRequest, WebhookSender } from '../../domain/webhook-ports.ts'
import { type AddressRules, bareHost, mayConnect } from '../../domain/webhook-url.ts'
import { type AttemptError, type AttemptResult, secretPrefix, signedContent } from '../../domain/webhooks.ts'

/** The addresses of a name. Fails if it has none. */
type Resolve = (host: string) => Promise<readonly string[]>

interface SenderOptions {
  readonly rules: AddressRules
  readonly resolve?: Resolve
  /** The timeout of an attempt in milliseconds. */
  readonly attemptMs?: number
  /** Milliseconds for which the rest of an answer is read after its status. */
  readonly restMs?: number
  /** PEM certificates of the trusted authorities. Default: Node's own list. */
  readonly authorities?: readonly string[]
}

interface PostOptions extends Required<Omit<SenderOptions, 'authorities'>> {
  readonly trust: { readonly ca?: string[] }
}

/** Node's own error codes don't tell these apart. */
class AttemptFailed extends Error {
  readonly reason: AttemptError

  constructor(reason: AttemptError) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Sends a signed request to an endpoint, by Standard Webhooks. Each attempt connects only to an address that it has checked,
 * so that a name cannot resolve to an internal address later (DNS rebinding). It follows no redirect.
 */
export function httpsWebhookSender({
  rules,
  resolve = addressesOf,
  attemptMs = webhookLimits.attemptSeconds * 1000,
  restMs = 1000,
  authorities,
}: SenderOptions): WebhookSender {
  const trust = authorities === undefined ? {} : { ca: [...authorities] }
  return {
    async send(request) {
      try {
        return await post(request, { rules, resolve, attemptMs, restMs, trust })
      } catch (error) {
        return { error: reasonOf(error) }
      }
    },
  }
}

function post(
  request: WebhookRequest,
  { rules, resolve, attemptMs, restMs, trust }: PostOptions,
): Promise<AttemptResult> {
  const url = new URL(request.url)
  const isPlain = url.protocol === 'http:'
  const mayReach = (address: string) =>
    isPlain ? rules.loopback && isLoopbackAddress(address) : mayConnect(address, rules)
  const host = bareHost(url.hostname)
  // Node looks up names, but no addresses.
  if (isIP(host) !== 0 && !mayReach(host)) throw new AttemptFailed('ADDRESS_NOT_ALLOWED')
  const signal = AbortSignal.timeout(attemptMs)
  const options = {
    method: 'POST',
    headers: headersOf(request),
    lookup: checkedLookup(resolve, mayReach),
    // Each attempt opens its own connection, so that it checks the address.
    agent: isPlain ? new HttpAgent({ keepAlive: false }) : new HttpsAgent({ keepAlive: false, ...trust }),
    signal,
  }
  return new Promise((done, fail) => {
    const sent = isPlain ? httpRequest(url, options) : httpsRequest(url, options)
    sent.on('socket', socket =>
      socket.on('connect', () => {
        if (!mayReach(socket.remoteAddress ?? '')) sent.destroy(new AttemptFailed('ADDRESS_NOT_ALLOWED'))
      }),
    )
    sent.on('error', error => fail(signal.aborted ? new AttemptFailed('TIMED_OUT') : error))
    sent.on('response', response => {
      const { statusCode: status = 0, headers } = response
      const retryAfter = headers['retry-after']
      const rest = setTimeout(() => sent.destroy(), restMs)
      let read = 0
      response.on('data', (bytes: Buffer) => {
        read += bytes.length
        if (read >= webhookLimits.answerBytes) sent.destroy()
      })
      // Only the status matters. An error in the rest of the answer is ignored.
      response.on('error', () => undefined)
      response.on('close', () => {
        clearTimeout(rest)
        done({ status, ...(retryAfter === undefined ? {} : { retryAfter }) })
      })
    })
    sent.end(request.body)
  })
}

function headersOf({ eventId, body, at, secrets }: WebhookRequest): Record<string, string | number> {
  const timestamp = Math.floor(Date.parse(at) / 1000)
  const content = signedContent(eventId, timestamp, body)
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Realname-Webhooks/1',
    'webhook-id': eventId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map(secret => `v1,${signature(secret, content)}`).join(' '),
  }
}

function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
  return createHmac('sha256', key).update(content, 'utf8').digest('base64')
}

/** Answers with one address. If one of several is not allowed, all are refused: an attacker may control the name. */
function checkedLookup(resolve: Resolve, mayReach: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      addresses => {
        const [address] = addresses
        if (address === undefined) return callback(new AttemptFailed('NAME_NOT_RESOLVED'), '')
        if (!addresses.every(mayReach)) return callback(new AttemptFailed('ADDRESS_NOT_ALLOWED'), '')
        const family = isIP(address)
        return options.all === true ? callback(null, [{ address, family }]) : callback(null, address, family)
      },
      () => callback(new AttemptFailed('NAME_NOT_RESOLVED'), ''),
    )
  }
}

/**
 * Uses Node's own resolver: `dns.lookup` would block one of four threads for each name that does not answer. IPv4 comes
 * first, because a function has no route to IPv6.
 */
async function addressesOf(host: string): Promise<string[]> {
  if (/(^|\.)localhost\.?$/i.test(host)) return ['127.0.0.1']
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return found.flatMap(result => (result.status === 'fulfilled' ? result.value : []))
}

function reasonOf(error: unknown): AttemptError {
  if (error instanceof AttemptFailed) return error.reason
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const isTls =
    /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/
  return isTls.test(code) ? 'TLS_FAILED' : 'CONNECTION_FAILED'
}
