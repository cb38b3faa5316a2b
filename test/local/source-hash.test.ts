import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sourceHash } from '../../local/source-hash.ts'

let project: string

const write = (path: string, content: string): string => {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), content)
  return sourceHash(project)
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'realname-test-'))
  write('lib/stack.ts', 'one')
  write('cdk.json', '{}')
})

afterEach(() => rmSync(project, { recursive: true }))

test.each([
  'lib/stack.ts',
  'lib/new/part.ts',
  'cdk.json',
  'package-lock.json',
  'an-unexpected-folder/x.json',
])('a change of %s makes the app be synthesized again', path => {
  const before = sourceHash(project)
  expect(write(path, 'two')).not.toBe(before)
})

test.each([
  'test/a.test.ts',
  'web/page.ts',
  'node_modules/x/index.js',
  '.local/main/engine.log',
  'README.md',
])('a change of %s does not', path => {
  const before = sourceHash(project)
  expect(write(path, 'two')).toBe(before)
})

test('a moved boundary between two files counts as a change', () => {
  write('lib/a.ts', '12')
  const before = write('lib/b.ts', '3')
  write('lib/a.ts', '1')
  expect(write('lib/b.ts', '23')).not.toBe(before)
})

test('the same sources have the same hash', () => {
  expect(sourceHash(project)).toBe(sourceHash(project))
})
