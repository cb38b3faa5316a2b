import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asksDirectory, type Operation, takesIdempotencyKey } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'

const imported = /^(?:import|export)\s(?!type\b)([^'"]*?)['"](\.[^'"]+)['"]/gm

/** In a wiring file: `(await import('./files.ts')).files()`. */
const loadedLater = /\(await import\('(\.[^']+)'\)\)\.(\w+)/g

interface Import {
  readonly path: string
  readonly names: readonly string[]
}

interface Module {
  readonly path: string
  readonly code: string
  readonly imports: readonly Import[]
}

const isWiring = (path: string) => path.includes('/adapters/wiring/')

const known = new Map<string, Module>()

function moduleAt(path: string): Module {
  const before = known.get(path)
  if (before !== undefined) return before
  const code = readFileSync(path, 'utf8')
  const imports = [...code.matchAll(imported)].map(([, clause = '', specifier = '']) => ({
    path: fileURLToPath(new URL(specifier, `file://${path}`)),
    names: [...clause.matchAll(/\w+/g)].map(([name]) => name),
  }))
  const loaded = isWiring(path) ? [...code.matchAll(loadedLater)] : []
  for (const [, specifier = '', name = ''] of loaded) {
    imports.push({ path: fileURLToPath(new URL(specifier, `file://${path}`)), names: [name] })
  }
  const module = { path, code, imports }
  known.set(path, module)
  return module
}

/** The operation of a handler of the API. */
function operationOf(handler: string): Operation | undefined {
  const [folder, file = ''] = handler.split('/')
  const operationId = file.replace(/-./g, ([, letter = '']) => letter.toUpperCase())
  if (folder !== 'api') return undefined
  return Object.entries<Operation>(operations).find(([name]) => name === operationId)?.[1]
}

/** The chain checks the secret of the edge only for routes without the authorizer, which checks it for the others. */
export const checksEdge = (handler: string): boolean =>
  handler === 'identity/identify-caller' || operationOf(handler)?.who === 'anyone'

/** The modules that the endpoint loads by import(), according to its operation, and those of the authorizer. */
function loadedBy(handler: string): string[] {
  if (handler === 'identity/identify-caller') return ['adapters/wiring/own-tokens']
  const operation = operationOf(handler)
  if (operation === undefined) return []
  return [
    ...(takesIdempotencyKey(operation) ? ['http/idempotency'] : []),
    ...(asksDirectory(operation) ? ['adapters/wiring/directory'] : []),
  ]
}

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

const mentions = (code: string, name: string) => new RegExp(`\\b${name}\\b`).test(code)

/**
 * A wiring file has a function for each port. A handler uses the imported ones and the functions that these
 * call.
 */
function onlyUsed(code: string, names: ReadonlySet<string>): string {
  const parts = code
    .replaceAll(comments, '')
    .split(/^(?=(?:export )?(?:function|const|let) )/m)
    .map(part => ({ part, name: /^(?:export )?(?:function|const|let) (\w+)/.exec(part)?.[1] }))
    .filter(({ name }) => name !== undefined)
  const used = new Set(names)
  let before: number
  do {
    before = used.size
    const mentioned = parts.filter(({ name = '' }) => used.has(name)).map(({ part }) => part)
    for (const { name = '' } of parts) if (mentioned.some(part => part.includes(`${name}(`))) used.add(name)
  } while (used.size > before)
  return parts
    .filter(({ name = '' }) => used.has(name))
    .map(({ part }) => part)
    .join('')
}

/** The modules of this repository that a handler loads at run time, itself included. Of wiring files, what it uses. */
export function modulesOf(handler: string): readonly Omit<Module, 'imports'>[] {
  const visited = new Map<string, { names: Set<string>; code: string }>()
  const visit = ({ path, names }: Import): void => {
    const before = visited.get(path)
    if (before !== undefined && names.every(name => before.names.has(name))) return
    const all = new Set([...(before?.names ?? []), ...names])
    const module = moduleAt(path)
    const code = isWiring(path) ? onlyUsed(module.code, all) : module.code
    visited.set(path, { names: all, code })
    for (const next of module.imports) {
      if (!isWiring(path)) visit(next)
      const used = next.names.filter(name => mentions(code, name))
      if (isWiring(path) && used.length > 0) visit({ path: next.path, names: used })
    }
  }
  for (const module of [handler, ...loadedBy(handler)]) {
    const path = fileURLToPath(new URL(`../../lambdas/${module}.ts`, import.meta.url))
    visit({ path, names: exportsOf(path) })
  }
  return [...visited].map(([path, { code }]) => ({ path, code }))
}

const exportsOf = (path: string) =>
  [...moduleAt(path).code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name = '']) => name)
