import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bundleHandlers, type HandlerBundle, lambdaNames } from '../../lib/lambda-bundles.ts'

const maximumAtStart = 620_000
/** The client of S3 is 130 KB larger than the others; those that show a review also compare what was read. */
const maximumWithFiles = 770_000

const folder = mkdtempSync(join(tmpdir(), 'realname-bundles-'))
let bundles: ReadonlyMap<string, HandlerBundle>

beforeAll(() => {
  bundles = bundleHandlers(
    lambdaNames().map(name => ({ in: `${name}.ts`, out: name })),
    folder,
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the code that a function loads at its start', () => {
  test.each(lambdaNames())('%s stays below its limit', name => {
    const { sizeAtStart = Number.NaN, sources = [] } = bundles.get(name) ?? {}
    const readsFiles = sources.some(source => source.includes('/@aws-sdk/client-s3/'))
    expect(sizeAtStart).toBeLessThanOrEqual(readsFiles ? maximumWithFiles : maximumAtStart)
  })

  test('contains no credential provider except the environment', () => {
    const sources = [...bundles.values()].flatMap(bundle => bundle.sources)
    expect(sources.filter(source => /@aws-sdk\/credential-provider-(?!env)/.test(source))).toEqual([])
  })
})
