import type { AddressInfo } from 'node:net'
import { type Connect, createServer, type Plugin, type ProxyOptions, preview } from 'vite'
import { pageHeaders } from '../contract/page-headers.ts'
import { buildPages, webConfigFile } from './built-pages.ts'
import { inProject } from './project.ts'
import type { Stack } from './stack-file.ts'
import { webConfigOf } from './web-config.ts'
import { welcomeOrigin } from './web-origin.ts'

const tellsConfig =
  (stack: Stack): Connect.NextHandleFunction =>
  (request, response, next) => {
    if (request.url !== '/config.json') return next()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(webConfigOf(stack)))
  }

/** The headers of the cloud's pages. Not while pages are worked on: then Vite writes scripts into them. */
const setsHeaders = (stack: Stack): Connect.NextHandleFunction => {
  const origin = new URL(stack.awsEndpointUrl).origin
  const headers = pageHeaders({ connect: [origin], images: [origin] })
  return (request, response, next) => {
    // The API sets its own.
    if (request.url?.startsWith('/v1/') !== true) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    }
    next()
  }
}

/** The API on the origin of the pages, as CloudFront has it. */
const servesApi = ({ apiUrl }: Stack): Record<string, ProxyOptions> => {
  const { origin, pathname } = new URL(apiUrl)
  return { '/v1': { target: origin, rewrite: path => `${pathname}${path}` } }
}

/** What makes Vite serve the pages of one stack. */
const webOptionsOf = (stack: Stack) => {
  const plugin: Plugin = {
    name: 'realname-stack',
    configureServer: ({ middlewares }) => {
      middlewares.use(tellsConfig(stack))
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(setsHeaders(stack))
      middlewares.use(tellsConfig(stack))
    },
  }
  return { plugins: [plugin], logLevel: 'warn' as const }
}

export interface WebServer {
  readonly url: string
  readonly stop: () => Promise<void>
}

const addressOf = (server: { address(): AddressInfo | string | null } | null): string => {
  const address = server?.address()
  if (typeof address !== 'object' || address === null) throw new Error('The web server has no port')
  return `http://127.0.0.1:${address.port}`
}

/** Vite would end the whole process at a SIGTERM, or when its input ends: we have more to put away than pages. */
const withoutItsExits = async <T>(start: () => Promise<T>): Promise<T> => {
  const [signals, ends] = [new Set(process.listeners('SIGTERM')), new Set(process.stdin.listeners('end'))]
  const started = await start()
  for (const listener of process.listeners('SIGTERM')) {
    if (!signals.has(listener)) process.off('SIGTERM', listener)
  }
  for (const listener of process.stdin.listeners('end') as (() => void)[]) {
    if (!ends.has(listener)) process.stdin.off('end', listener)
  }
  return started
}

/** The pages' sources, and what they import. Any user of this machine can ask the server for what it may read. */
const readable = ['web/index.html', 'web/src', 'client', 'contract', 'domain', 'node_modules']

/** Serves the pages from their sources on loopback, and follows every change of these. Port 0: any that is free. */
export const serveSources = async (stack: Stack, port: number): Promise<WebServer> => {
  const server = await withoutItsExits(() =>
    createServer({
      ...webOptionsOf(stack),
      configFile: webConfigFile,
      server: {
        host: '127.0.0.1',
        port,
        strictPort: port !== 0,
        proxy: servesApi(stack),
        fs: { strict: true, allow: readable.map(path => inProject(path)) },
      },
    }).then(created => created.listen()),
  )
  return { url: addressOf(server.httpServer), stop: () => server.close() }
}

/** Serves the built pages on loopback. Port 0: any that is free. */
export const serveWeb = async (stack: Stack, port: number): Promise<WebServer> => {
  await buildPages()
  const server = await withoutItsExits(() =>
    preview({
      ...webOptionsOf(stack),
      configFile: webConfigFile,
      preview: { host: '127.0.0.1', port, strictPort: port !== 0, proxy: servesApi(stack) },
    }),
  )
  const url = addressOf(server.httpServer)
  await welcomeOrigin(stack, url)
  return { url, stop: () => server.close() }
}
