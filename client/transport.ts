import { type Clock, systemClock, untilAborted } from './clock.ts'
import { withDeadline } from './deadline.ts'
import { errorOf, offline } from './errors.ts'
import { type IdempotencyKey, IdempotencyKeys } from './idempotency-keys.ts'
import { withRetries } from './retries.ts'
import type { AnswerOf, InputOf, Method, PathWith } from './schemas.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** An access token, or a function that returns a valid one. Without a token, the call is anonymous. */
export type TokenSource = string | (() => Promise<string | undefined>)

export interface RealnameOptions {
  /** The absolute address of the API, without `/v1`. */
  readonly baseUrl: string
  readonly token?: TokenSource
  /** In place of the global `fetch`. */
  readonly fetch?: Fetch
  /** How often a call is repeated after a transient error. By default 2. */
  readonly retries?: number
  /** Milliseconds for a call with all of its attempts; `Infinity` for no limit. By default 60,000. */
  readonly timeout?: number
  /** The language of texts in answers, as a BCP 47 tag. */
  readonly language?: () => string
  /** For tests. */
  readonly clock?: Clock
}

export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** In place of the client's `timeout`. */
  readonly timeout?: number
  /** In place of the client's `retries`. */
  readonly retries?: number
  /** In place of a key that the client makes. Only a POST sends one. */
  readonly idempotencyKey?: string
  /** Whether the browser completes the call after its page was closed. The body may have at most 64 KiB. */
  readonly keepalive?: boolean
}

interface Input {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: unknown
}

interface Outgoing {
  readonly method: Method
  readonly url: string
  readonly body: string | undefined
  readonly key: IdempotencyKey | undefined
  readonly keepalive: boolean
}

function addressOf(baseUrl: string, path: string, { path: values = {}, query = {} }: Input): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value))
  }
  const asked = search.toString()
  return `${baseUrl}${filled}${asked === '' ? '' : `?${asked}`}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether an answer shows the outcome of the call. After an expired token, or while the first request runs, it does not. */
const isSettled = (status: number, body: unknown): boolean =>
  body !== undefined && status < 500 && status !== 401 && status !== 429

const givenKey = (value: string): IdempotencyKey => ({ value, keep: () => {}, forget: () => {} })

/** Every failure without an answer becomes one error, except an abort. */
const answered = <Result>(answer: Promise<Result>, signal: AbortSignal): Promise<Result> =>
  answer.catch(error => {
    throw signal.aborted ? error : offline(error)
  })

/** Sends the calls of one caller: token, retries, idempotency keys, timeout, errors. */
export class Transport {
  readonly clock: Clock
  readonly retries: number
  private readonly options: RealnameOptions
  private readonly baseUrl: string
  private readonly keys = new IdempotencyKeys()

  constructor(options: RealnameOptions) {
    this.options = options
    // A missing address is rejected here. Otherwise each call would report a lost connection.
    this.baseUrl = new URL(options.baseUrl).href.replace(/\/+$/, '')
    this.clock = options.clock ?? systemClock
    this.retries = options.retries ?? 2
  }

  /** The `fetch` that the client was made with, if any. */
  get ownFetch(): Fetch | undefined {
    return this.options.fetch
  }

  async call<M extends Method, Path extends PathWith<M>>(
    method: M,
    path: Path,
    input: InputOf<M, Path>,
    {
      signal,
      timeout = this.options.timeout ?? 60_000,
      retries = this.retries,
      idempotencyKey,
      keepalive = false,
    }: CallOptions = {},
  ): Promise<AnswerOf<M, Path>> {
    const { body: content } = input as Input
    const url = addressOf(this.baseUrl, path, input as Input)
    const body = content === undefined ? undefined : JSON.stringify(content)
    const newKey = () => this.keys.keyFor(`${url}\n${body ?? ''}`)
    const key =
      method !== 'POST' ? undefined : idempotencyKey === undefined ? await newKey() : givenKey(idempotencyKey)
    const outgoing = { method, url, body, key, keepalive }
    const answer = await withDeadline({ signal, timeout }, this.clock, until =>
      withRetries(retries, until, this.clock, () => this.attempt(outgoing, until)),
    )
    return answer as AnswerOf<M, Path>
  }

  private async attempt(outgoing: Outgoing, signal: AbortSignal): Promise<unknown> {
    let outcome: 'KNOWN' | 'UNKNOWN' = 'UNKNOWN'
    try {
      const response = await untilAborted(this.send(outgoing, signal), signal)
      const text = await untilAborted(answered(response.text(), signal), signal)
      const body = text === '' ? null : parsed(text)
      if (isSettled(response.status, body)) outcome = 'KNOWN'
      if (!response.ok || body === undefined) throw errorOf(response, body, this.clock.now())
      return body ?? undefined
    } finally {
      if (outcome === 'KNOWN') outgoing.key?.forget()
      else outgoing.key?.keep()
    }
  }

  private async send(outgoing: Outgoing, signal: AbortSignal): Promise<Response> {
    const { method, url, body, key, keepalive } = outgoing
    const { token, language, fetch = globalThis.fetch } = this.options
    const bearer = typeof token === 'function' ? await token() : token
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(language === undefined ? {} : { 'accept-language': language() }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key.value }),
    }
    signal.throwIfAborted()
    const init: RequestInit = {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
      ...(keepalive ? { keepalive } : {}),
    }
    return answered(fetch(url, init), signal)
  }
}
