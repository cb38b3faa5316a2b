import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asksDirectory, type Operation, takesIdempotencyKey } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'

const imported = /^(?:import|export)\s(?!type\b)([^'"]*?)['"](\.[^'"]+)['"]/gm

interface Import {
  readonly path: string
  readonly names: readonly string[]
}

interface Module {
  readonly path: string
  readonly code: string
  readonly imports: readonly Import[]
}

const known = new Map<string, Module>()

function moduleAt(path: string): Module {
  const before = known.get(path)
  if (before !== undefined) return before
  const code = readFileSync(path, 'utf8')
  const imports = [...code.matchAll(imported)].map(([, clause = '', specifier = '']) => ({
    path: fileURLToPath(new URL(specifier, `file://${path}`)),
    names: [...clause.matchAll(/\w+/g)].map(([name]) => name),
  }))
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

const isWiring = (path: string) => path.includes('/adapters/wiring/')

/**
 * A wiring file has a function for each port. A handler uses the imported ones and the functions that these
 * call.
 */
function onlyUsed(code: string, names: ReadonlySet<string>): string {
  const parts = code.split(/^(?=export function )/m).map(part => ({
    part,
    name: /^export function (\w+)/.exec(part)?.[1],
  }))
  const used = new Set<string | undefined>([undefined, ...names])
  for (const { part, name } of parts.toReversed()) {
    if (!used.has(name)) continue
    for (const [word] of part.matchAll(/\w+(?=\()/g)) used.add(word)
  }
  return parts
    .filter(({ name }) => used.has(name))
    .map(({ part }) => part)
    .join('')
}

/** The modules of this repository that a handler loads at run time, itself included. */
export function modulesOf(handler: string): readonly Omit<Module, 'imports'>[] {
  const visited = new Map<string, { module: Module; names: Set<string> }>()
  const visit = ({ path, names }: Import): void => {
    const before = visited.get(path)
    if (before !== undefined) {
      for (const name of names) before.names.add(name)
      return
    }
    const module = moduleAt(path)
    visited.set(path, { module, names: new Set(names) })
    for (const next of module.imports) visit(next)
  }
  for (const module of [handler, ...loadedBy(handler)]) {
    const path = fileURLToPath(new URL(`../../lambdas/${module}.ts`, import.meta.url))
    visit({ path, names: exportsOf(path) })
  }
  return [...visited.values()].map(({ module: { path, code }, names }) => ({
    path,
    code: isWiring(path) ? onlyUsed(code, names) : code,
  }))
}

const exportsOf = (path: string) =>
  [...moduleAt(path).code.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name)
