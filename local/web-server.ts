import type { AddressInfo } from 'node:net'
import { type Connect, createServer, type Plugin, type ProxyOptions, preview } from 'vite'
import { pageHeaders } from '../contract/headers.ts'
import { buildDocs, builtDocs } from '../docs/site/build.ts'
import { buildPages, webConfigFile } from './built-pages.ts'
import { serveDocs } from './docs-server.ts'
import { inProject } from './project.ts'
import type { Stack } from './stack-file.ts'
import { webConfigOf } from './web-config.ts'
import { allowOrigin } from './web-origin.ts'

const serveConfig =
  (stack: Stack): Connect.NextHandleFunction =>
  (request, response, next) => {
    if (request.url !== '/config.json') return next()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(webConfigOf(stack)))
  }

/** Sets the headers that the edge sets. Not in development, where Vite adds inline scripts to the pages. */
const setPageHeaders = (stack: Stack): Connect.NextHandleFunction => {
  const origin = new URL(stack.awsEndpointUrl).origin
  const headers = pageHeaders({ connect: [origin], images: [origin] })
  return (request, response, next) => {
    // Answers of the API have their own headers.
    if (request.url?.startsWith('/v1/') !== true) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    }
    next()
  }
}

/** Serves the API on the origin of the pages, as CloudFront does. */
const apiProxy = ({ apiUrl }: Stack): Record<string, ProxyOptions> => {
  const { origin, pathname } = new URL(apiUrl)
  return { '/v1': { target: origin, rewrite: path => `${pathname}${path}` } }
}

/** Vite's options for the pages of one stack. */
const webOptionsOf = (stack: Stack) => {
  const plugin: Plugin = {
    name: 'realname-stack',
    configureServer: ({ middlewares }) => {
      middlewares.use(serveConfig(stack))
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(setPageHeaders(stack))
      middlewares.use(serveConfig(stack))
      middlewares.use(serveDocs(builtDocs))
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

/** Removes Vite's handlers that exit the process at a SIGTERM or the end of stdin: the process has an engine to stop. */
const withoutExitHandlers = async <T>(start: () => Promise<T>): Promise<T> => {
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

/** The sources of the pages and their imports. Every user of this machine can read these files through the server. */
const served = ['web/index.html', 'web/src', 'client', 'contract', 'domain', 'node_modules']

/** Serves the pages from their sources on loopback, with hot reload. Port 0 selects a free port. */
export const serveSources = async (stack: Stack, port: number): Promise<WebServer> => {
  const server = await withoutExitHandlers(() =>
    createServer({
      ...webOptionsOf(stack),
      configFile: webConfigFile,
      server: {
        host: '127.0.0.1',
        port,
        strictPort: port !== 0,
        proxy: apiProxy(stack),
        fs: { strict: true, allow: served.map(path => inProject(path)) },
      },
    }).then(created => created.listen()),
  )
  return { url: addressOf(server.httpServer), stop: () => server.close() }
}

/** Builds the pages and the documentation, unless their sources have not changed. */
export const buildWeb = async (): Promise<void> => {
  await Promise.all([buildPages(), buildDocs()])
}

/** Serves the built pages, and the documentation at `/docs`, on loopback. Port 0 selects a free port. */
export const serveWeb = async (stack: Stack, port: number): Promise<WebServer> => {
  await buildWeb()
  const server = await withoutExitHandlers(() =>
    preview({
      ...webOptionsOf(stack),
      configFile: webConfigFile,
      preview: { host: '127.0.0.1', port, strictPort: port !== 0, proxy: apiProxy(stack) },
    }),
  )
  const url = addressOf(server.httpServer)
  await allowOrigin(stack, url)
  return { url, stop: () => server.close() }
}
