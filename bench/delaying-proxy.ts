import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** One call of an AWS service; times are milliseconds since the start of the process. */
interface Call {
  /** The service's operation, or the HTTP method if the protocol has no operation names. */
  readonly operation: string
  readonly start: number
  end: number
}

export interface RoundTrips {
  readonly calls: readonly string[]
  /** Length of the longest chain of calls in which each call began after the end of the previous one. */
  readonly depth: number
}

/**
 * The maximum number of calls without overlap. Calls are sorted by their end; a call counts if it begins after the last
 * counted one.
 */
function depthOf(calls: readonly Call[]): number {
  let depth = 0
  let last = Number.NEGATIVE_INFINITY
  for (const { start, end } of [...calls].sort((one, other) => one.end - other.end)) {
    if (start < last) continue
    depth += 1
    last = end
  }
  return depth
}

/**
 * Forwards calls to the engine, each after a delay. The delay far exceeds the handler's time between two calls, so that
 * only concurrent calls overlap.
 */
export async function delayingProxy(engineUrl: string, delayMs: number) {
  const engine = new URL(engineUrl)
  let calls: Call[] = []
  const server: Server = createServer(async (incoming, outgoing) => {
    const target = String(incoming.headers['x-amz-target'] ?? incoming.method)
    const operation = target.split('.').at(-1) ?? target
    const call: Call = { operation, start: performance.now(), end: Number.POSITIVE_INFINITY }
    calls.push(call)
    await sleep(delayMs)
    const { method, url: path, headers } = incoming
    const forwarded = request({ host: engine.hostname, port: engine.port, method, path, headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('end', () => {
        call.end = performance.now()
      })
      answer.pipe(outgoing)
    })
    forwarded.on('error', error => outgoing.destroy(error))
    incoming.pipe(forwarded)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,

    /** The calls made while `work` runs. */
    async during(work: () => Promise<unknown>): Promise<RoundTrips> {
      calls = []
      await work()
      return { calls: calls.map(({ operation }) => operation), depth: depthOf(calls) }
    },

    close(): void {
      server.closeAllConnections()
      server.close()
    },
  }
}
