import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { copyAssembly } from '../../local/synthesize.ts'

let folder: string

const assembly = (name: string): string => join(folder, name, 'cdk.out')

const given = (name: string, files: Readonly<Record<string, string>>): void => {
  for (const [file, content] of Object.entries(files)) {
    const path = join(assembly(name), file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realname-test-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('the assembly of the same sources is copied without the files of a running command', async () => {
  given('other', { 'realname-sources': 'older sources', 'manifest.json': 'older' })
  given('main', {
    'realname-sources': 'sources',
    'manifest.json': '{}',
    'asset.1/index.mjs': 'code',
    'read.7.1.lock': '',
    '.cache/1.zip.abc._tmp': 'half',
  })
  given('test', { 'left-over.json': '{}' })
  expect(await copyAssembly([assembly('other'), assembly('main')], assembly('test'), 'sources')).toBe(true)
  const copied = (file: string) => join(assembly('test'), file)
  expect(readFileSync(copied('asset.1/index.mjs'), 'utf8')).toBe('code')
  expect(readFileSync(copied('manifest.json'), 'utf8')).toBe('{}')
  expect(readFileSync(copied('realname-sources'), 'utf8')).toBe('sources')
  for (const file of ['read.7.1.lock', '.cache/1.zip.abc._tmp', 'left-over.json']) {
    expect(existsSync(copied(file))).toBe(false)
  }
})

test('an assembly of other sources, or one that was not completed, is not copied', async () => {
  given('main', { 'realname-sources': 'older sources', 'manifest.json': '{}' })
  given('unfinished', { 'manifest.json': '{}' })
  expect(await copyAssembly([assembly('main'), assembly('unfinished')], assembly('test'), 'sources')).toBe(
    false,
  )
  expect(existsSync(assembly('test'))).toBe(false)
})
