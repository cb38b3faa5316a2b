import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The host name of the TLS handshake (SNI). */
  readonly serverName?: string | undefined
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly port: number
  readonly received: readonly Received[]
  /** The answer to all further requests. */
  answer(by: (response: ServerResponse, received: Received) => void): void
  close(): Promise<void>
}

/**
 * An integrator's server on loopback, with TLS if it gets a certificate. It records every request and answers 204 by
 * default.
 */
export async function startReceiver(tls?: {
  readonly cert: string
  readonly key: string
}): Promise<Receiver> {
  const received: Received[] = []
  let reply = (response: ServerResponse, _received: Received): void => void response.writeHead(204).end()
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url = '', headers, socket } = request
      const serverName = socket instanceof TLSSocket ? String(socket.servername) : undefined
      const one = { path: url, headers, serverName, body: Buffer.concat(chunks).toString('utf8') }
      received.push(one)
      reply(response, one)
    })
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/hooks`,
    port,
    received,
    answer(by) {
      reply = by
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
