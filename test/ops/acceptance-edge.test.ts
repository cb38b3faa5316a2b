import { describe, expect, test } from '@jest/globals'
import {
  seeFailures,
  seeFirewall,
  seeGatewayClosed,
  seePageCache,
  seePageErrors,
} from '../../ops/acceptance/edge.ts'

type Answer = readonly [status: number, body?: string, headers?: Record<string, string>]

/** Answers by the first pattern that an address matches. */
const answering =
  (...rows: readonly (readonly [RegExp, Answer])[]) =>
  async (url: string): Promise<Response> => {
    const [, [status, body = '', headers = {}] = [599] as Answer] =
      rows.find(([pattern]) => pattern.test(url)) ?? []
    return new Response(body, { status, headers })
  }

const origin = 'https://id.operator.test'
const noCache = { 'cache-control': 'no-cache' }
const forEver = { 'cache-control': 'public, max-age=31536000, immutable' }
const page = '<script src="/assets/main-1a2b.js"></script>'

describe('the edge', () => {
  test('is the only way to the API', async () => {
    const closed = answering([/^https:\/\/a1\.execute-api\.eu-central-1\.amazonaws\.com\/v1\/health$/, [403]])
    expect(await seeGatewayClosed(closed, 'a1', 'eu-central-1')).toContain('answered 403')
    await expect(seeGatewayClosed(answering([/./, [200]]), 'a1', 'eu-central-1')).rejects.toThrow(
      'answered 200',
    )
  })

  test('blocks an attack, and it is the firewall that does', async () => {
    const harmless = [/page=1$/, [200]] as const
    expect(await seeFirewall(answering(harmless, [/script/, [403]]), origin)).toContain('by the firewall')
    await expect(seeFirewall(answering(harmless, [/script/, [200]]), origin)).rejects.toThrow('answered 200')
    const problem = { 'content-type': 'application/problem+json' }
    const byFunction = answering(harmless, [/script/, [403, '', problem]])
    await expect(seeFirewall(byFunction, origin)).rejects.toThrow('a function answered it')
    await expect(seeFirewall(answering([/./, [403]]), origin)).rejects.toThrow('a harmless query')
  })

  test('lets browsers keep hashed files only', async () => {
    const file = [/assets/, [200, '', forEver]] as const
    expect(await seePageCache(answering(file, [/./, [200, page, noCache]]), origin)).toContain('is kept')
    await expect(seePageCache(answering(file, [/./, [200, page]]), origin)).rejects.toThrow(
      'keep the start page',
    )
    await expect(
      seePageCache(answering([/assets/, [200]], [/./, [200, page, noCache]]), origin),
    ).rejects.toThrow('ask again for a hashed file')
    await expect(seePageCache(answering([/./, [200, '', noCache]]), origin)).rejects.toThrow(
      'publish the pages',
    )
  })

  test('shows the application for an unknown page, and keeps no error of a file', async () => {
    const missing = [/no-such-file/, [403]] as const
    const shown = [/no-such-page/, [200, page]] as const
    expect(await seePageErrors(answering(missing, shown), origin)).toContain('does not keep')
    const kept = [/no-such-file/, [403, '', { age: '7' }]] as const
    await expect(seePageErrors(answering(kept, shown), origin)).rejects.toThrow('keeps the error')
    await expect(seePageErrors(answering(missing, [/no-such-page/, [404]]), origin)).rejects.toThrow('404')
  })
})

/** A function behind an edge. `stale`: how many answers the edge repeats after the function runs again. */
function stoppable({ stale = 0, stops = true }: { readonly stale?: number; readonly stops?: boolean }) {
  let isStopped = false
  let repeated = 0
  const fn = {
    starts: 0,
    stop: async () => {
      isStopped = stops
    },
    start: async () => {
      isStopped = false
      fn.starts += 1
      repeated = stale
    },
    statusOf: async () => {
      if (isStopped) return 503
      repeated -= 1
      // The first answer is fresh: an edge that caches by path may have several places.
      return repeated >= 0 && repeated < stale - 1 ? 503 : 200
    },
    sleep: async () => undefined,
  }
  return fn
}

describe('a burst of 5xx', () => {
  test('is not repeated by an edge that caches no failure', async () => {
    const fn = stoppable({})
    expect(await seeFailures(fn)).toBe('30 of 30 answers were 5xx; after that, all 30 were 200')
    expect(fn.starts).toBe(1)
  })

  test('fails the point if the edge repeats one', async () => {
    await expect(seeFailures(stoppable({ stale: 6 }))).rejects.toThrow('5 of 30 answers were not 200')
  })

  test('starts the function again, too, if nothing failed', async () => {
    const fn = stoppable({ stops: false })
    await expect(seeFailures(fn)).rejects.toThrow('the stopped function still answers')
    expect(fn.starts).toBe(1)
  })
})
