import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inProject } from './project.ts'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly isEntry?: boolean
}

type Manifest = Readonly<Record<string, Chunk>>

const inDist = (path: string): string => inProject('web', 'dist', path)

/** A chunk and its static imports. */
function withImports(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const imported of manifest[name]?.imports ?? []) withImports(manifest, imported, seen)
  return seen
}

const wireSize = (file: string): number => gzipSync(readFileSync(inDist(file))).length

const total = (manifest: Manifest, names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + wireSize(manifest[name]?.file ?? ''), 0)

export interface PageSizes {
  /** Bytes of compressed JavaScript that the first page needs. */
  readonly first: number
  /** Further bytes of each lazy-loaded page, by its source file. */
  readonly pages: Readonly<Record<string, number>>
}

/** Measures the last build. */
export function pageSizes(): PageSizes {
  const manifest = JSON.parse(readFileSync(inDist('.vite/manifest.json'), 'utf8')) as Manifest
  const entry = Object.keys(manifest).find(name => manifest[name]?.isEntry)
  if (entry === undefined) throw new Error('The manifest names no entry')
  const first = withImports(manifest, entry)
  const lazyLoaded = Object.keys(manifest).filter(name => name.startsWith('src/features/'))
  return {
    first: total(manifest, first),
    pages: Object.fromEntries(
      lazyLoaded.map(name => {
        const further = [...withImports(manifest, name)].filter(each => !first.has(each))
        return [name, total(manifest, further)]
      }),
    ),
  }
}
