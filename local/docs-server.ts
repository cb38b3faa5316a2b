import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Connect } from 'vite'
import { builtDocs } from '../docs/site/build.ts'
import { type PageFile, pageFilesIn } from '../ops/page-files.ts'

/** The file of a path, as the edge's function finds it: a path without an extension is a folder. */
const keyOf = (path: string): string => {
  const key = path.slice(1)
  return /\.[a-z0-9]+$/.test(key) ? key : `${key.replace(/\/$/, '')}/index.html`
}

const isOfDocs = (path: string): boolean => /^\/(docs(\/|$)|llms\.txt$)/.test(path)

/** Serves the built documentation. Only files that the build wrote have a path. */
export const serveDocs = (): Connect.NextHandleFunction => {
  const files = new Map<string, PageFile>(pageFilesIn(builtDocs).map(file => [file.key, file]))
  return ({ url = '', method }, response, next) => {
    const [path = ''] = url.split('?')
    if (!isOfDocs(path) || (method !== 'GET' && method !== 'HEAD')) return next()
    const found = files.get(keyOf(path))
    const file = found ?? files.get('docs/404/index.html')
    if (file === undefined) return next()
    response.statusCode = found === undefined ? 404 : 200
    response.setHeader('content-type', file.contentType)
    response.setHeader('cache-control', file.cacheControl)
    if (method === 'HEAD') response.end()
    else createReadStream(join(builtDocs, file.key)).pipe(response)
  }
}
