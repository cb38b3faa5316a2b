import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { stop } from 'esbuild'
import { type OperationName, operations } from '../../contract/operations.ts'
import { bundleHandlers, type HandlerBundle, lambdaNames } from '../../lib/lambda-bundles.ts'

const maximumAtStart = 570_000

const describing = 'api/openapi'

const folder = mkdtempSync(join(tmpdir(), 'realname-bundles-'))
let bundles: ReadonlyMap<string, HandlerBundle>

beforeAll(async () => {
  bundles = await bundleHandlers(
    lambdaNames().map(name => ({ in: `${name}.ts`, out: name })),
    folder,
  )
}, 300_000)

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await stop()
})

/** All files of a function, including those loaded by `import()`. */
const codeOf = (name: string): string =>
  readdirSync(join(folder, name))
    .map(file => readFileSync(join(folder, name, file), 'utf8'))
    .join('\n')

describe('the code that a function loads at its start', () => {
  test.each(lambdaNames())('%s stays below its limit', name => {
    expect(bundles.get(name)?.sizeAtStart).toBeLessThanOrEqual(maximumAtStart)
  })

  test.each(lambdaNames().filter(name => name.startsWith('api/') && name !== describing))(
    '%s contains the row of no other operation',
    name => {
      const paths = new Set([...codeOf(name).matchAll(/"(\/v1\/[^"]*)"/g)].map(([, path]) => path))
      const operationId = name.slice('api/'.length).replace(/-./g, ([, letter = '']) => letter.toUpperCase())
      expect([...paths]).toEqual([operations[operationId as OperationName].path])
    },
  )

  test('describes its schemas only in the function of the OpenAPI document', () => {
    const describes = (name: string) => codeOf(name).includes('json-schema.org/draft')
    expect(lambdaNames().filter(describes)).toEqual([describing])
  })

  test('loads no web streams, which only streamed answers need', () => {
    expect(lambdaNames().filter(name => /"(?:node:)?stream\/web"/.test(codeOf(name)))).toEqual([])
  })

  test('contains no credential provider except the environment', () => {
    const sources = [...bundles.values()].flatMap(bundle => bundle.sources)
    expect(sources.filter(source => /@aws-sdk\/credential-provider-(?!env)/.test(source))).toEqual([])
  })

  test('contains no library for a cache of discovered endpoints', () => {
    const sources = [...bundles.values()].flatMap(bundle => bundle.sources)
    expect(sources.filter(source => source.includes('/mnemonist/'))).toEqual([])
  })
})
