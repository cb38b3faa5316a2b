import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connect } from 'vite'
import { type PageFile, pageFilesIn } from '../ops/page-files.ts'

/** The file of a path, as the edge's function finds it: a path without an extension is a folder. */
const keyOf = (path: string): string => {
  const key = path.slice(1)
  return /\.[a-z0-9]+$/.test(key) ? key : `${key.replace(/\/$/, '')}/index.html`
}

const isOfDocs = (path: string): boolean => /^\/(docs(\/|$)|llms\.txt$)/.test(path)

/**
 * Serves the documentation that was built into `folder`. Only files that the build wrote have a path. They are listed for each
 * request, because a build may replace them while the server runs.
 */
export const serveDocs = (folder: string): Connect.NextHandleFunction => {
  const answer: Connect.NextHandleFunction = async ({ url = '', method }, response, next) => {
    const [path = ''] = url.split('?')
    if (!isOfDocs(path) || (method !== 'GET' && method !== 'HEAD')) return next()
    const files = new Map<string, PageFile>(pageFilesIn(folder).map(file => [file.key, file]))
    const found = files.get(keyOf(path))
    const file = found ?? files.get('docs/404/index.html')
    if (file === undefined) return next()
    const content = await readFile(join(folder, file.key))
    response.statusCode = found === undefined ? 404 : 200
    response.setHeader('content-type', file.contentType)
    response.setHeader('cache-control', file.cacheControl)
    response.end(method === 'HEAD' ? undefined : content)
  }
  return async (request, response, next) => {
    try {
      await answer(request, response, next)
    } catch (error) {
      next(error)
    }
  }
}
