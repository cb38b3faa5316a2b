import { describe, expect, test } from '@jest/globals'
import { environmentSchemas } from '../../contract/environment.ts'
import { lambdaNames } from '../../lib/lambda-bundles.ts'
import { checksEdge, modulesOf } from '../support/modules-of-handler.ts'
import { environmentOf, functionsOf, handlersOf, stageNames, templateOf } from './templates.ts'

const read = /readEnvironment\(\[([^\]]*)\]/g

/** The settings that a handler or its imports read. */
function namesReadBy(handler: string): string[] {
  const lists = modulesOf(handler).flatMap(({ code }) =>
    [...code.matchAll(read)].map(([, list = '']) => list),
  )
  const names = lists.flatMap(list => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name))
  return [...new Set(names)].filter(name => name !== 'EDGE_SECRETS' || checksEdge(handler)).sort()
}

describe('the scan of sources for the next tests', () => {
  test('finds settings in every handler but one', () => {
    const readsNothing = lambdaNames().filter(handler => namesReadBy(handler).length === 0)
    expect(readsNothing).toEqual(['identity/add-region-to-token'])
  })

  test('finds every setting that there is', () => {
    const all = new Set(lambdaNames().flatMap(namesReadBy))
    expect([...all].sort()).toEqual(Object.keys(environmentSchemas).sort())
  })
})

describe.each(stageNames)('in the %s stage', stage => {
  const template = templateOf(stage)

  test('every handler has a function, and every function a handler', () => {
    expect(Object.keys(functionsOf(template)).sort()).toEqual(handlersOf(stage).sort())
  })

  test.each(handlersOf(stage))('%s gets exactly the variables that it reads', handler => {
    expect(Object.keys(environmentOf(template, handler)).sort()).toEqual(namesReadBy(handler))
  })

  test.each(handlersOf(stage))('%s can parse its fixed settings', handler => {
    for (const [name, value] of Object.entries(environmentOf(template, handler))) {
      if (typeof value !== 'string') continue
      const schema = environmentSchemas[name as keyof typeof environmentSchemas]
      expect([name, schema().safeParse(value).success]).toEqual([name, true])
    }
  })
})
