import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asksDirectory, type Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'

const imported = /^(?:import|export)\s(?!type\b)[^'"]*?['"](\.[^'"]+)['"]/gm

interface Module {
  readonly path: string
  readonly code: string
  readonly imports: readonly string[]
}

const known = new Map<string, Module>()

function moduleAt(path: string): Module {
  const before = known.get(path)
  if (before !== undefined) return before
  const code = readFileSync(path, 'utf8')
  const imports = [...code.matchAll(imported)].map(([, specifier = '']) =>
    fileURLToPath(new URL(specifier, `file://${path}`)),
  )
  const module = { path, code, imports }
  known.set(path, module)
  return module
}

/** What the endpoint loads by import(), as the operation of its handler has it. */
function loadedBy(handler: string): string[] {
  const [folder, file = ''] = handler.split('/')
  const operationId = file.replace(/-./g, ([, letter = '']) => letter.toUpperCase())
  const operation = Object.entries<Operation>(operations).find(([name]) => name === operationId)?.[1]
  if (folder !== 'api' || operation === undefined) return []
  return [
    ...(operation.method === 'POST' ? ['http/idempotency'] : []),
    ...(asksDirectory(operation) ? ['adapters/wiring/directory'] : []),
  ]
}

/** The modules of our own code that a handler is made of at run time, itself included. */
export function modulesOf(handler: string): readonly Module[] {
  const visited = new Map<string, Module>()
  const visit = (path: string): void => {
    if (visited.has(path)) return
    const module = moduleAt(path)
    visited.set(path, module)
    for (const next of module.imports) visit(next)
  }
  for (const module of [handler, ...loadedBy(handler)]) {
    visit(fileURLToPath(new URL(`../../lambdas/${module}.ts`, import.meta.url)))
  }
  return [...visited.values()]
}
