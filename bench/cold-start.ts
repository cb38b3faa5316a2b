import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundleHandlers, type HandlerBundle, type LambdaName, lambdaNames } from '../lib/lambda-bundles.ts'
import { asModule } from '../lib/module-options.ts'
import { inProject } from '../local/project.ts'

const rounds = 21
const measured: readonly LambdaName[] = [
  'api/get-account',
  'api/submit-application',
  'api/decide-review',
  'identity/identify-caller',
]

/**
 * Prints the processor time of a module's import in a fresh process, and the total until then. Wall-clock time would
 * depend on the other processes of this machine. A function has a third of a processor, so that processor time
 * determines its start.
 */
const importing = `
  const milliseconds = ({ user, system }) => (user + system) / 1000
  const start = process.cpuUsage()
  await import(process.argv[1])
  console.log(JSON.stringify({
    imported: milliseconds(process.cpuUsage(start)),
    ready: milliseconds(process.cpuUsage()),
  }))`

/** Milliseconds of processor time. */
interface Start {
  readonly imported: number
  /** Includes the start of the process. */
  readonly ready: number
}

function startOf(file: string): Start {
  const answer = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', importing, pathToFileURL(file).href],
    { encoding: 'utf8' },
  )
  return JSON.parse(answer) as Start
}

const importOfAws = /^import \{([^}]+)\} from '(@aws-sdk\/[^']+)'/gm

/** A handler with the same imports from the AWS SDK as this handler's own modules, and nothing else. */
function bareHandler({ sources }: HandlerBundle): string {
  const names = new Map<string, Set<string>>()
  for (const source of sources.filter(file => relative(inProject('lambdas'), file)[0] !== '.')) {
    for (const [, list = '', from = ''] of readFileSync(source, 'utf8').matchAll(importOfAws)) {
      const values = list
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== '' && !name.startsWith('type '))
      names.set(from, new Set([...(names.get(from) ?? []), ...values]))
    }
  }
  const imports = [...names].map(([from, values]) => `import { ${[...values].join(', ')} } from '${from}'`)
  const used = [...names.values()].flatMap(values => [...values])
  return `${imports.join('\n')}\nexport const handler = async () => [${used.join(', ')}]\n`
}

/** The bare handlers as most projects bundle them: with all that the AWS SDK imports, such as every source of credentials. */
const bundleAsUsual = (entries: readonly { readonly in: string; readonly out: string }[], folder: string) =>
  build({
    ...asModule,
    alias: {},
    keepNames: false,
    entryPoints: entries.map(({ in: source, out }) => ({ in: source, out: `usual/${out}/index` })),
    outdir: folder,
  })

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function bench(folder: string): Promise<void> {
  const bundles = await bundleHandlers(
    lambdaNames().map(name => ({ in: `${name}.ts`, out: name })),
    folder,
  )
  const bare = measured.map(name => {
    const bundle = bundles.get(name)
    if (bundle === undefined) throw new Error(`There is no handler ${name}`)
    const source = join(folder, `${name}.ts`)
    writeFileSync(source, bareHandler(bundle))
    return { in: source, out: `bare/${name}` }
  })
  const bareBundles = await bundleHandlers(bare, folder)
  await bundleAsUsual(bare, folder)
  const modules = measured.flatMap(name => [name, `bare/${name}`, `usual/bare/${name}`])
  const starts = new Map(modules.map(module => [module, [] as Start[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [module, taken] of starts) taken.push(startOf(join(folder, module, 'index.mjs')))
  }
  const timeOf = (module: string, what: keyof Start) =>
    median((starts.get(module) ?? []).map(start => start[what]))
  const timesOf = (name: string, what: keyof Start, than = `bare/${name}`) => {
    const [own, alone] = [timeOf(name, what), timeOf(than, what)]
    return `${Math.round(own)} ms ÷ ${Math.round(alone)} ms = ${(own / alone).toFixed(2)}`
  }
  const kilobytes = (bytes = 0) => Math.round(bytes / 1000)
  console.table(
    measured.map(name => ({
      handler: name,
      'KB at start': kilobytes(bundles.get(name)?.sizeAtStart),
      'KB with import()': kilobytes(bundles.get(name)?.size),
      'AWS SDK alone, KB': kilobytes(bareBundles.get(`bare/${name}`)?.sizeAtStart),
      'import ÷ AWS SDK alone': timesOf(name, 'imported'),
      'with the process ÷ AWS SDK alone': timesOf(name, 'ready'),
      'with the process ÷ AWS SDK alone, bundled as usual': timesOf(name, 'ready', `usual/bare/${name}`),
    })),
  )
}

const parent = inProject('.local')
mkdirSync(parent, { recursive: true })
// The folder is inside the project, so that the generated handlers find its packages.
const folder = mkdtempSync(join(parent, 'cold-start-'))
try {
  await bench(folder)
} finally {
  rmSync(folder, { recursive: true })
}
