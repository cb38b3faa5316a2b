import { readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

export interface PageFile {
  /** The path below the folder, which is also the key in the bucket. */
  readonly key: string
  readonly contentType: string
  readonly cacheControl: string
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const isHashed = (key: string): boolean => /^(docs\/)?assets\//.test(key)

/** Browsers must revalidate files whose content changes under the same name. Files with hashed names never change. */
const cacheControlOf = (key: string): string =>
  isHashed(key) ? 'public, max-age=31536000, immutable' : 'no-cache'

export const configFile: PageFile = {
  key: 'config.json',
  contentType: 'application/json',
  cacheControl: 'no-cache',
}

/** The files of built pages, in upload order: each file comes after the files that it loads. */
export function pageFilesIn(folder: string): PageFile[] {
  const order = (key: string) => (isHashed(key) ? 0 : key.endsWith('.html') ? 2 : 1)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(key => !key.split('/').some(part => part.startsWith('.')))
    .sort((one, other) => order(one) - order(other) || one.localeCompare(other))
    .map(key => {
      const contentType = contentTypes[extname(key)]
      if (contentType === undefined) throw new Error(`No content type is known for ${key}`)
      return { key, contentType, cacheControl: cacheControlOf(key) }
    })
}
