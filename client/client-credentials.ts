import { type Clock, systemClock } from './clock.ts'
import { offline, RealnameError } from './errors.ts'
import type { Fetch } from './transport.ts'

export interface ClientCredentials {
  /** `TokenUrl` of the stack. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Scopes separated by spaces. By default all scopes of the client. */
  readonly scope?: string
  /** In place of the global `fetch`. */
  readonly fetch?: Fetch
  /** For tests. */
  readonly clock?: Clock
}

/** Milliseconds for one request to the token endpoint. */
const requestTimeout = 15_000

/** Seconds before the expiry at which a token is renewed. A token with a short lifetime is renewed in its last tenth. */
const renewalMargin = 60

interface TokenAnswer {
  readonly access_token?: unknown
  readonly expires_in?: unknown
  readonly error?: unknown
}

interface Token {
  readonly value: string
  /** Milliseconds since 1970. */
  readonly renewAt: number
}

const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

/** RFC 6749, 2.3.1: both parts are form-encoded first. */
const basic = (id: string, secret: string): string =>
  `Basic ${btoa(`${formEncoded(id)}:${formEncoded(secret)}`)}`

async function requestToken(credentials: ClientCredentials, clock: Clock): Promise<Token> {
  const { tokenUrl, clientId, clientSecret, scope, fetch = globalThis.fetch } = credentials
  const requestedAt = clock.now()
  const parameters = { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      authorization: basic(clientId, clientSecret),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(parameters).toString(),
    signal: AbortSignal.timeout(requestTimeout),
  }).catch(error => {
    throw offline(error)
  })
  const body = (await response.json().catch(() => null)) as TokenAnswer | null
  if (!response.ok || typeof body?.access_token !== 'string') {
    const reason = typeof body?.error === 'string' ? `: ${body.error}` : ''
    throw new RealnameError({
      code: 'TOKEN_REFUSED',
      status: response.status,
      message: `The token endpoint answered with the HTTP status ${response.status}${reason}.`,
    })
  }
  const lifetime = Number(body.expires_in) || 0
  const margin = Math.min(renewalMargin, lifetime / 10)
  return { value: body.access_token, renewAt: requestedAt + (lifetime - margin) * 1000 }
}

/**
 * A token source for a machine client. It caches the token until shortly before its expiry. Simultaneous calls share
 * one request to the token endpoint. Make one and keep it.
 */
export function clientCredentials(credentials: ClientCredentials): () => Promise<string> {
  const clock = credentials.clock ?? systemClock
  let token: Token | undefined
  let pending: Promise<Token> | undefined
  return async () => {
    if (token !== undefined && clock.now() < token.renewAt) return token.value
    pending ??= requestToken(credentials, clock).finally(() => {
      pending = undefined
    })
    token = await pending
    return token.value
  }
}
