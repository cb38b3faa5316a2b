import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { withLock } from '../../local/lock.mjs'
import { inProject, projectFolder } from '../../local/project.ts'
import { hashOf } from '../../local/source-hash.ts'
import type { Assets } from './layout.ts'

/** The built site. Paths in it are paths below the origin of the pages. */
export const builtDocs = inProject('docs', 'site', 'dist')

const sources = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'package-lock.json'],
  ...[
    'docs',
    'contract',
    'domain',
    'client/README.md',
    'examples/express-shop/README.md',
    'local/source-hash.ts',
  ],
]
const stamp = join(builtDocs, '.realname-sources')

/** Bundles the script and the styles of the pages, under names with a hash. */
async function buildAssets(): Promise<Assets> {
  const { build: bundle } = await import('esbuild')
  const { metafile } = await bundle({
    entryPoints: ['site.ts', 'site.css'].map(name => inProject('docs', 'site', 'browser', name)),
    outdir: join(builtDocs, 'docs', 'assets'),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    absWorkingDir: projectFolder,
    logLevel: 'warning',
  })
  const addressOf = (extension: string): string => {
    const file = Object.keys(metafile.outputs).find(name => name.endsWith(extension))
    if (file === undefined) throw new Error(`The build has no file ${extension}`)
    return `/${relative(builtDocs, inProject(file))}`
  }
  return { script: addressOf('.js'), style: addressOf('.css') }
}

function write(file: string, content: string): void {
  const path = join(builtDocs, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

async function build(): Promise<void> {
  const hash = hashOf(projectFolder, sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  // Loaded on demand: the libraries take half a second to load, and most starts find a current build.
  const { renderSite } = await import('./site.ts')
  rmSync(builtDocs, { recursive: true, force: true })
  const { files, pictures } = renderSite(await buildAssets())
  for (const [file, content] of Object.entries(files)) write(file, content)
  mkdirSync(join(builtDocs, 'docs', 'pictures'), { recursive: true })
  for (const picture of pictures) {
    copyFileSync(inProject(picture), join(builtDocs, 'docs', 'pictures', basename(picture)))
  }
  writeFileSync(stamp, hash)
}

/** Builds the site, unless the last build had the same sources. Only one process builds at a time. */
export const buildDocs = (): Promise<void> => withLock(inProject('.local', 'locks', 'docs'), build)
