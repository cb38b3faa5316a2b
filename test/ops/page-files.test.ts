import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Template } from 'aws-cdk-lib/assertions'
import { everything } from '../../local/template-check/everything.ts'
import { pagesOf } from '../../ops/deployment.ts'
import { pageFilesIn } from '../../ops/page-files.ts'
import { stackOf } from '../infra/templates.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(...keys: string[]): void {
  for (const key of keys) {
    mkdirSync(dirname(join(folder, key)), { recursive: true })
    writeFileSync(join(folder, key), key)
  }
}

describe('the files of the pages', () => {
  test('are uploaded after the files that they load', () => {
    write('index.html', 'icon.svg', 'assets/index-1a2b.js', 'assets/index-3c4d.css')
    expect(pageFilesIn(folder).map(({ key }) => key)).toEqual([
      'assets/index-1a2b.js',
      'assets/index-3c4d.css',
      'icon.svg',
      'index.html',
    ])
  })

  test('are cached for ever under a hashed name, and revalidated under any other', () => {
    write('index.html', 'icon.svg', 'assets/index-1a2b.js')
    expect(
      Object.fromEntries(pageFilesIn(folder).map(({ key, cacheControl }) => [key, cacheControl])),
    ).toEqual({
      'assets/index-1a2b.js': 'public, max-age=31536000, immutable',
      'icon.svg': 'no-cache',
      'index.html': 'no-cache',
    })
  })

  test('of the build itself are not published', () => {
    write('index.html', '.vite/manifest.json', '.realname-sources')
    expect(pageFilesIn(folder).map(({ key }) => key)).toEqual(['index.html'])
  })

  test('without a known content type are refused', () => {
    write('index.html', 'assets/picture.xyz')
    expect(() => pageFilesIn(folder)).toThrow('assets/picture.xyz')
  })
})

describe('a stack on AWS', () => {
  const told = (settings: Record<string, unknown>) => {
    const { Outputs } = Template.fromStack(stackOf('production', settings)).toJSON() as { Outputs: object }
    return Object.fromEntries(Object.keys(Outputs).map(key => [key, `the ${key}`]))
  }

  test('with pages has their bucket and configuration in its outputs', () => {
    expect(pagesOf('realname-production', told(everything))).toEqual({
      configuration: {},
      bucketName: 'the PagesBucketName',
      config: 'the PagesConfig',
    })
  })

  test('without pages is refused with the setting that it lacks', () => {
    expect(() => pagesOf('realname-production', told({}))).toThrow(/realname-production .*edge\.pages/)
  })
})
