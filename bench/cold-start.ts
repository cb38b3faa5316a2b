import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleHandlers, type HandlerBundle, type LambdaName, lambdaNames } from '../lib/lambda-bundles.ts'
import { inProject } from '../local/project.ts'

const rounds = 21
const measured: readonly LambdaName[] = [
  'api/get-account',
  'api/submit-application',
  'api/decide-review',
  'identity/identify-caller',
]

/** Prints how long a fresh process takes to import a module, in milliseconds. */
const importing =
  'const start = performance.now(); await import(process.argv[1]); console.log(performance.now() - start)'

function importMilliseconds(file: string): number {
  const answer = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', importing, pathToFileURL(file).href],
    { encoding: 'utf8' },
  )
  return Number(answer)
}

const importOfAws = /^import \{([^}]+)\} from '(@aws-sdk\/[^']+)'/gm

/** A handler that has the imports from the AWS SDK that this one's own modules have, and nothing else. */
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

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function bench(folder: string): void {
  const bundles = bundleHandlers(
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
  const bareBundles = bundleHandlers(bare, folder)
  const modules = measured.flatMap(name => [name, `bare/${name}`])
  const times = new Map(modules.map(module => [module, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [module, taken] of times) taken.push(importMilliseconds(join(folder, module, 'index.mjs')))
  }
  const timeOf = (module: string) => median(times.get(module) ?? [])
  const kilobytes = (bytes = 0) => Math.round(bytes / 1000)
  console.table(
    measured.map(name => ({
      handler: name,
      'KB at start': kilobytes(bundles.get(name)?.sizeAtStart),
      'KB with import()': kilobytes(bundles.get(name)?.size),
      'AWS SDK alone, KB': kilobytes(bareBundles.get(`bare/${name}`)?.sizeAtStart),
      'import, ms': Math.round(timeOf(name)),
      'AWS SDK alone, ms': Math.round(timeOf(`bare/${name}`)),
      ratio: Number((timeOf(name) / timeOf(`bare/${name}`)).toFixed(2)),
    })),
  )
}

const parent = inProject('.local')
mkdirSync(parent, { recursive: true })
// Below the project, where the generated handlers find its packages.
const folder = mkdtempSync(join(parent, 'cold-start-'))
try {
  bench(folder)
} finally {
  rmSync(folder, { recursive: true })
}
