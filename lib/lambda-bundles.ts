import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
// Types only: its tests and the benches bundle without the CDK, which takes a second to load.
import type { Code } from 'aws-cdk-lib/aws-lambda'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { layPrograms } from './lambda-programs.ts'
import { asModule } from './module-options.ts'
import type { Stage } from './stage.ts'
import { unusedConstants, withoutJsonSchemas } from './unused-parts.ts'

/** `api/get-account`: a handler's path below lambdas/, without extension. */
export type LambdaName = `${(typeof handlerFolders)[number]}/${string}`

/** Returns the code of a handler. Tests of the template replace it and bundle nothing. */
export type LambdaCode = (name: LambdaName) => Code

const handlerFolders = ['api', 'events', 'identity', 'steps'] as const

/** Modules in the handlers' folders that several handlers share. */
const shared = new Set([
  'events/scheduled-run',
  'events/stream-records',
  'events/queue-messages',
  'steps/step',
])

/** The only function that describes its schemas. */
const describingSchemas: LambdaName = 'api/openapi'

const publishedDays = 'chinese-days/dist/chinese-days.json'

const project = fileURLToPath(new URL('..', import.meta.url))

export function lambdaNames(): LambdaName[] {
  return handlerFolders
    .flatMap(folder =>
      readdirSync(join(project, 'lambdas', folder)).map(
        file => `${folder}/${basename(file, '.ts')}` as LambdaName,
      ),
    )
    .filter(name => !shared.has(name))
}

interface Entry {
  /** Below lambdas/, or an absolute path. */
  readonly in: string
  /** Below the output folder, without extension. */
  readonly out: string
}

const sourceOf = ({ in: file, out }: Entry) => ({ in: resolve(project, 'lambdas', file), out })

/** The result for one handler. Sizes in bytes. */
export interface HandlerBundle {
  /** Size of the files that are loaded before the handler can be called. */
  readonly sizeAtStart: number
  /** Size of all files, including those loaded by `import()`. */
  readonly size: number
  /** Absolute paths of the source files that are loaded at the start. */
  readonly sources: readonly string[]
}

/**
 * Bundles these handlers, each into its folder `out`. A module that a handler imports by `import()` is a separate file, which the
 * function loads only when it needs it.
 *
 * First, all handlers are bundled together, so that each source is parsed once. Their shared chunks would be 12 to 20 files at a
 * start, with exports that only other handlers use. So each handler is then bundled by itself from these chunks.
 */
export async function bundleHandlers(
  entries: readonly Entry[],
  output: string,
): Promise<Map<string, HandlerBundle>> {
  const isDescribing = ({ out }: Entry) => out === describingSchemas
  const bundles = await Promise.all([
    bundleFromChunks(
      entries.filter(entry => !isDescribing(entry)),
      output,
      [unusedConstants, withoutJsonSchemas],
    ),
    bundleFromChunks(entries.filter(isDescribing), output, [unusedConstants]),
  ])
  return new Map(bundles.flat())
}

const chunks: BuildOptions = { splitting: true, chunkNames: 'chunk-[hash]' }

/** The second build minifies: the first must keep the comments that mark calls without side effects. */
const unfinished: BuildOptions = { ...chunks, minify: false, keepNames: false, banner: {} }

type Bundles = (readonly [out: string, bundle: HandlerBundle])[]

/** Bundles the entries together into a temporary folder, and each of them by itself from the chunks there. */
async function bundleFromChunks(
  entries: readonly Entry[],
  output: string,
  plugins: Plugin[],
): Promise<Bundles> {
  const built = mkdtempSync(join(tmpdir(), 'realname-chunks-'))
  try {
    const { metafile } = await build({
      ...asModule,
      ...unfinished,
      plugins,
      alias: { ...asModule.alias, [publishedDays]: writeBareDays(built) },
      entryPoints: entries.map(entry => ({ ...sourceOf(entry), out: flatName(entry.out) })),
      outdir: built,
      absWorkingDir: built,
      metafile: true,
    })
    const bundles = entries.map(async ({ out }) => {
      const main = `${flatName(out)}.mjs`
      const sources = sourcesOf(main, built, metafile.outputs)
      return [out, { ...(await bundleFrom(join(built, main), join(output, out))), sources }] as const
    })
    return await Promise.all(bundles)
  } finally {
    rmSync(built, { recursive: true })
  }
}

async function bundleFrom(main: string, folder: string): Promise<Omit<HandlerBundle, 'sources'>> {
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    ...asModule,
    ...chunks,
    entryPoints: [{ in: main, out: 'index' }],
    outdir: folder,
    absWorkingDir: folder,
    metafile: true,
  })
  return sizesOf('index.mjs', metafile.outputs)
}

function sizesOf(main: string, outputs: Metafile['outputs']): Omit<HandlerBundle, 'sources'> {
  const atStart = withImports(main, outputs, ['import-statement'])
  return { sizeAtStart: sizeOf(atStart, outputs), size: sizeOf(withImports(main, outputs), outputs) }
}

function sourcesOf(main: string, built: string, outputs: Metafile['outputs']): string[] {
  const atStart = withImports(main, outputs, ['import-statement'])
  return [...atStart].flatMap(file =>
    Object.keys(outputs[file]?.inputs ?? {}).map(source => resolve(built, source)),
  )
}

/** Writes the published days without the names of festivals: the names are two thirds of the file and not used. */
function writeBareDays(folder: string): string {
  const published = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve(publishedDays), 'utf8'),
  ) as Record<'holidays' | 'workdays', Record<string, string>>
  const bare = (days: Record<string, string>) => Object.fromEntries(Object.keys(days).map(date => [date, '']))
  const file = join(folder, 'days.json')
  const { holidays, workdays } = published
  writeFileSync(file, JSON.stringify({ holidays: bare(holidays), workdays: bare(workdays) }))
  return file
}

/** Entries and chunks share one folder. */
const flatName = (name: string) => name.replaceAll('/', '.')

/** The output and its direct and indirect imports of these kinds. */
function withImports(
  file: string,
  outputs: Metafile['outputs'],
  kinds: readonly string[] = ['import-statement', 'dynamic-import'],
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (external !== true && kinds.includes(kind)) withImports(path, outputs, kinds, found)
  }
  return found
}

const sizeOf = (files: ReadonlySet<string>, outputs: Metafile['outputs']): number =>
  [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0)

/**
 * Bundles every handler, each into its own folder below the one that is returned. The app copies the files during its
 * composition, so the folders are removed when the process ends. Concurrent syntheses have separate folders.
 */
export async function bundleLambdas(architecture: Stage['architecture']): Promise<string> {
  const output = mkdtempSync(join(tmpdir(), 'realname-lambdas-'))
  process.once('exit', () => rmSync(output, { recursive: true, force: true }))
  const names = lambdaNames()
  await bundleHandlers(
    names.map(name => ({ in: `${name}.ts`, out: name })),
    output,
  )
  layPrograms(output, names, architecture)
  return output
}
