import createClient from 'openapi-fetch'
import type { components, paths } from './api-types.ts'

export type Schemas = components['schemas']
export type ProblemDetails = Schemas['Problem']

/** The API refused a call, or did not answer as it should. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  /** 0: there was no answer at all. */
  readonly status: number
  /** The stable code. `UNKNOWN` where the answer held none, as those that the gateway makes. */
  readonly code: ProblemDetails['code'] | 'UNKNOWN' | 'OFFLINE'
  /** What is wrong with which field of the body. */
  readonly errors: NonNullable<ProblemDetails['errors']>
  /** Seconds to wait, where the answer says so. */
  readonly retryAfter: number | undefined
  /** When the answer came, by this device's clock: `retryAfter` counts from then. Milliseconds. */
  readonly at = Date.now()

  constructor(status: number, problem: Partial<ProblemDetails> | undefined, retryAfter?: number) {
    super(problem?.detail ?? `The API answered ${status}.`)
    this.status = status
    this.code = problem?.code ?? (status === 0 ? 'OFFLINE' : 'UNKNOWN')
    this.errors = problem?.errors ?? []
    this.retryAfter = retryAfter
  }
}

export interface ClientOptions {
  /** What comes before `/v1`. */
  readonly baseUrl: string
  /** An access token that is good now; asked for with each call. */
  readonly token?: () => Promise<string | undefined>
  /** BCP 47, for what the API words by language. */
  readonly language?: () => string
  readonly fetch?: (request: Request) => Promise<Response>
}

async function digestOf(request: Request): Promise<string> {
  const call = new TextEncoder().encode(`${request.url}\n${await request.clone().text()}`)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', call)).join()
}

/** Whether the answer says what became of the call. An expired token or a first run that is under way does not. */
const isSettled = ({ status }: Response): boolean => status < 500 && status !== 401 && status !== 429

/**
 * Keys of calls that may have taken effect: the same call, made again, sends the same key and is carried out once. Calls
 * are known by their digest, so that no body stays in memory.
 */
function unsettledCalls() {
  const keys = new Map<string, string>()
  const sent = new WeakMap<Request, string>()
  return {
    async keyOf(request: Request): Promise<string> {
      const digest = await digestOf(request)
      sent.set(request, digest)
      return keys.get(digest) ?? crypto.randomUUID()
    },
    keep(request: Request): void {
      const digest = sent.get(request)
      const key = request.headers.get('idempotency-key')
      if (digest !== undefined && key !== null) keys.set(digest, key)
    },
    forget(request: Request): void {
      const digest = sent.get(request)
      if (digest !== undefined) keys.delete(digest)
    },
  }
}

/** Every operation of the API, typed by its OpenAPI document: `client.GET('/v1/account')`. */
export function realnameClient({ baseUrl, token, language, fetch }: ClientOptions) {
  const client = createClient<paths>({ baseUrl, ...(fetch === undefined ? {} : { fetch }) })
  const unsettled = unsettledCalls()
  client.use({
    async onRequest({ request }) {
      const bearer = await token?.()
      if (bearer !== undefined) request.headers.set('authorization', `Bearer ${bearer}`)
      if (language !== undefined) request.headers.set('accept-language', language())
      // Browsers send a request again by themselves when a kept connection has just been closed: it is done once.
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', await unsettled.keyOf(request))
      }
      return request
    },
    onResponse({ request, response }) {
      if (isSettled(response)) unsettled.forget(request)
      else unsettled.keep(request)
    },
    onError({ request }) {
      unsettled.keep(request)
    },
  })
  return client
}

export type RealnameClient = ReturnType<typeof realnameClient>

interface Outcome<Answer> {
  readonly data?: Answer
  readonly error?: unknown
  readonly response: Response
}

/** The body of the answer; every refusal, and every failure to get an answer, is an ApiProblem. */
export async function answerOf<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer> {
  const { data, error, response } = await call.catch(() => {
    throw new ApiProblem(0, undefined)
  })
  if (response.ok && data !== undefined) return data
  const problem = typeof error === 'object' && error !== null ? (error as Partial<ProblemDetails>) : undefined
  const seconds = Number(response.headers.get('retry-after'))
  throw new ApiProblem(response.status, problem, seconds > 0 ? seconds : undefined)
}
