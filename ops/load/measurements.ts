import type { Fetch } from '../../client/transport.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'

/** Requests to a presigned address. */
const storage = 'PUT a file (S3)'

interface Route {
  readonly name: string
  readonly method: string
  readonly pattern: RegExp
}

const routes: readonly Route[] = Object.values<Operation>(operations)
  .map(({ method, path }) => ({
    name: `${method} ${path}`,
    method,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  // A route with fewer parameters first: `/v1/reviews/counts` is not a review.
  .sort((one, other) => one.name.split('{').length - other.name.split('{').length)

export interface RouteFigures {
  readonly route: string
  readonly requests: number
  readonly errors: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** The smallest value that is not exceeded by this share of the sorted values. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** The code of a refusal: `429 TOO_MANY_REQUESTS`, or the status alone. */
async function codeOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined)
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  return typeof code === 'string' && /^[A-Z_]+$/.test(code)
    ? `${answer.status} ${code}`
    : String(answer.status)
}

/** Latency and errors of each attempt of a client, by route. It keeps no address and no answer. */
export class Measurements {
  readonly errors = new Map<string, number>()
  private readonly baseUrl: string
  private readonly clock: () => number
  private readonly times = new Map<string, number[]>()
  private readonly failures = new Map<string, number>()

  constructor(baseUrl: string, clock: () => number) {
    this.baseUrl = baseUrl.replace(/\/+$/, '')
    this.clock = clock
  }

  get apiRequests(): number {
    return this.figures()
      .filter(({ route }) => route !== storage)
      .reduce((sum, { requests }) => sum + requests, 0)
  }

  /** Wraps the `fetch` of a client. */
  measuring(send: Fetch): Fetch {
    return async (url, init) => {
      const route = this.routeOf(url, init.method ?? 'GET')
      const start = this.clock()
      try {
        const answer = await send(url, init)
        this.add(route, this.clock() - start, answer.ok ? undefined : await codeOf(answer.clone()))
        return answer
      } catch (error) {
        this.add(route, this.clock() - start, init.signal?.aborted === true ? 'TIMEOUT' : 'OFFLINE')
        throw error
      }
    }
  }

  /** Most requests first. */
  figures(): RouteFigures[] {
    return [...this.times]
      .map(([route, times]) => {
        const sorted = [...times].sort((one, other) => one - other)
        return {
          route,
          requests: sorted.length,
          errors: this.failures.get(route) ?? 0,
          p50: percentile(sorted, 0.5),
          p95: percentile(sorted, 0.95),
          p99: percentile(sorted, 0.99),
        }
      })
      .sort((one, other) => other.requests - one.requests)
  }

  private routeOf(url: string, sent: string): string {
    if (!url.startsWith(`${this.baseUrl}/`)) return storage
    const path = url.slice(this.baseUrl.length).split('?')[0] ?? ''
    return (
      routes.find(({ method, pattern }) => method === sent && pattern.test(path))?.name ?? 'another route'
    )
  }

  private add(route: string, milliseconds: number, code: string | undefined): void {
    const times = this.times.get(route) ?? []
    times.push(milliseconds)
    this.times.set(route, times)
    if (code === undefined) return
    this.failures.set(route, (this.failures.get(route) ?? 0) + 1)
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1)
  }
}
