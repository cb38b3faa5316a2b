import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { environmentSchema } from '../../contract/environment.ts'
import { lambdaNames } from '../../lib/lambda-bundles.ts'
import { environmentOf, functionsOf, stageNames, templateOf } from './templates.ts'

const imported = /^(?:import|export)\s(?!type\b)[^'"]*?['"](\.[^'"]+)['"]/gm
const read = /readEnvironment\(\[([^\]]*)\]/g

const sources = new Map<string, { imports: string[]; names: string[] }>()

/** What a module imports of our own code at run time, and the settings that it reads. */
function sourceOf(path: string): { imports: string[]; names: string[] } {
  const known = sources.get(path)
  if (known !== undefined) return known
  const code = readFileSync(path, 'utf8')
  const found = {
    imports: [...code.matchAll(imported)].map(([, specifier = '']) =>
      fileURLToPath(new URL(specifier, `file://${path}`)),
    ),
    names: [...code.matchAll(read)].flatMap(([, list = '']) =>
      [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
    ),
  }
  sources.set(path, found)
  return found
}

/** The settings that a handler reads, itself or through what it imports. */
function namesReadBy(handler: string): string[] {
  const visited = new Set<string>()
  const names = new Set<string>()
  const visit = (path: string): void => {
    if (visited.has(path)) return
    visited.add(path)
    const { imports, names: own } = sourceOf(path)
    for (const name of own) names.add(name)
    for (const next of imports) visit(next)
  }
  visit(fileURLToPath(new URL(`../../lambdas/${handler}.ts`, import.meta.url)))
  return [...names].sort()
}

describe('the reading of sources that the next tests rely on', () => {
  test('finds every module that a handler imports', () => {
    for (const handler of lambdaNames()) namesReadBy(handler)
    expect([...sources.keys()].filter(path => !existsSync(path))).toEqual([])
    const readsNothing = lambdaNames().filter(handler => namesReadBy(handler).length === 0)
    expect(readsNothing).toEqual(['identity/add-region-to-token'])
  })

  test('finds every setting that there is', () => {
    const all = new Set(lambdaNames().flatMap(namesReadBy))
    expect([...all].sort()).toEqual(Object.keys(environmentSchema.shape).sort())
  })
})

describe.each(stageNames)('in the %s stage', stage => {
  const template = templateOf(stage)

  test('every handler has a function, and every function a handler', () => {
    expect(Object.keys(functionsOf(template)).sort()).toEqual(lambdaNames().sort())
  })

  test.each(lambdaNames())('%s is told what it reads, no less and no more', handler => {
    expect(Object.keys(environmentOf(template, handler)).sort()).toEqual(namesReadBy(handler))
  })

  test.each(lambdaNames())('%s can read the fixed settings it is told', handler => {
    for (const [name, value] of Object.entries(environmentOf(template, handler))) {
      if (typeof value !== 'string') continue
      const schema = environmentSchema.shape[name as keyof typeof environmentSchema.shape]
      expect([name, schema.safeParse(value).success]).toEqual([name, true])
    }
  })
})
