import { type Clock, Realname, type RealnameOptions } from '@realname/client'

interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
}

type Answer = (request: SentRequest, signal: AbortSignal | null | undefined) => Response | Promise<Response>

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json({ code, status, title: 'A title', type: 'about:blank', detail: 'A sentence.' }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  })

export const noAnswer = (): never => {
  throw new TypeError('fetch failed')
}

/** Never answers. An abort rejects it. */
export const hanging: Answer = (_request, signal) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))

/** A clock that each wait advances immediately. */
export function testClock(random = 1) {
  let now = Date.parse('2026-11-29T00:00:00.000Z')
  /** Milliseconds of each wait. */
  const waits: number[] = []
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  const clock: Clock = {
    now: () => now,
    random: () => random,
    after: (milliseconds, run) => {
      let isCancelled = false
      waits.push(milliseconds)
      queueMicrotask(() => {
        pass(milliseconds)
        if (!isCancelled) run()
      })
      return () => {
        isCancelled = true
      }
    },
  }
  return { clock, waits, pass }
}

const readBody = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : body)

/** A `fetch` that gives these answers in this order, and the requests that it got. */
export function fakeFetch(...answers: Answer[]) {
  const sent: SentRequest[] = []
  const fetch = async (url: string, { method = 'GET', headers, body, signal }: RequestInit) => {
    const request = { method, url, headers: new Headers(headers), body: readBody(body) }
    sent.push(request)
    const answer = answers.shift()
    if (answer === undefined) throw new Error('No answer is left')
    return answer(request, signal)
  }
  return { fetch, sent }
}

/** A client of an API that gives these answers in this order. */
export function answeredBy(answers: readonly Answer[], options: Partial<RealnameOptions> = {}) {
  const { fetch, sent } = fakeFetch(...answers)
  const { clock, waits, pass } = testClock()
  const realname = new Realname({
    baseUrl: 'https://api.example',
    ...{ fetch, clock, timeout: Number.POSITIVE_INFINITY },
    ...options,
  })
  const keys = () => sent.map(({ headers }) => headers.get('idempotency-key'))
  return { realname, sent, waits, pass, keys }
}
