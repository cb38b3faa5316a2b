import createClient from 'openapi-fetch'
import type { components, paths } from './api-types.ts'

export type Schemas = components['schemas']
export type ProblemDetails = Schemas['Problem']

/** The API refused a call or gave no valid answer. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  /** 0: there was no answer. */
  readonly status: number
  /** The stable code. `UNKNOWN`: the answer has no code, for example an answer of the gateway. */
  readonly code: ProblemDetails['code'] | 'UNKNOWN' | 'OFFLINE'
  /** The invalid fields of the body. */
  readonly errors: NonNullable<ProblemDetails['errors']>
  /** Seconds to wait, if the answer contains them. */
  readonly retryAfter: number | undefined
  /** Time of the answer by this device's clock, from which `retryAfter` counts. Milliseconds. */
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
  /** The part of the address before `/v1`. */
  readonly baseUrl: string
  /** Returns a valid access token. Called before each request. */
  readonly token?: () => Promise<string | undefined>
  /** BCP 47 tag, for texts of the API that depend on the language. */
  readonly language?: () => string
  readonly fetch?: (request: Request) => Promise<Response>
}

async function digestOf(request: Request): Promise<string> {
  const call = new TextEncoder().encode(`${request.url}\n${await request.clone().text()}`)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', call)).join()
}

/** Whether the answer is final. An expired token or an unfinished first run gives no final answer. */
const isSettled = ({ status }: Response): boolean => status < 500 && status !== 401 && status !== 429

/**
 * The keys of calls that may have taken effect. A repetition of the same call sends the same key, so that it is
 * executed once. Calls are identified by a digest, so that no body stays in memory.
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
      // Browsers repeat a request after a closed keep-alive connection. With a key it is executed once.
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
