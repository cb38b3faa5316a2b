import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pagesOf } from '../../ops/deployment.ts'
import { pageFilesIn } from '../../ops/page-files.ts'
import { templateOf } from '../infra/templates.ts'
import type { VariantName } from '../infra/variants.ts'

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
    write('index.html', 'icon.svg', 'assets/index-1a2b.js', 'docs/assets/site-1A2B.css', 'docs/index.html')
    expect(
      Object.fromEntries(pageFilesIn(folder).map(({ key, cacheControl }) => [key, cacheControl])),
    ).toEqual({
      'assets/index-1a2b.js': 'public, max-age=31536000, immutable',
      'docs/assets/site-1A2B.css': 'public, max-age=31536000, immutable',
      'docs/index.html': 'no-cache',
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
  const told = (variant: VariantName) =>
    Object.fromEntries(Object.keys(templateOf(variant).Outputs).map(key => [key, `the ${key}`]))

  test('with pages has their bucket and configuration in its outputs', () => {
    expect(pagesOf('realname-production', told('everything'))).toEqual({
      configuration: {},
      bucketName: 'the PagesBucketName',
      config: 'the PagesConfig',
    })
  })

  test('without pages is refused with the setting that it lacks', () => {
    expect(() => pagesOf('realname-production', told('production'))).toThrow(
      /realname-production .*edge\.pages/,
    )
  })
})
