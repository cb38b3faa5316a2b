import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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

/** The modules of our own code that a handler is made of at run time, itself included. */
export function modulesOf(handler: string): readonly Module[] {
  const visited = new Map<string, Module>()
  const visit = (path: string): void => {
    if (visited.has(path)) return
    const module = moduleAt(path)
    visited.set(path, module)
    for (const next of module.imports) visit(next)
  }
  visit(fileURLToPath(new URL(`../../lambdas/${handler}.ts`, import.meta.url)))
  return [...visited.values()]
}
