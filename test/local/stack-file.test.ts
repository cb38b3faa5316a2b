import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parseStack, readStack, writeStack } from '../../local/stack-file.ts'
import { sampleStack } from '../support/sample-stack.ts'

const stack = sampleStack

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realname-test-'))
  file = join(folder, 'below', 'stack.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a written stack file is read unchanged', () => {
  writeStack(file, stack)
  expect(readStack(file)).toEqual(stack)
  writeStack(file, { ...stack, webUrl: 'http://127.0.0.1:5173' })
  expect(readStack(file).webUrl).toBe('http://127.0.0.1:5173')
})

test('only its owner can read the file, because it has passwords', () => {
  writeStack(file, stack)
  writeStack(file, stack)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('the error for a missing file names the command that creates it', () => {
  expect(() => readStack(file)).toThrow(/npm start/)
})

test('a damaged file is refused with every problem named', () => {
  const { operator: _, ...users } = stack.users
  expect(() => parseStack(JSON.stringify({ ...stack, users, region: 1 }), 'stack.json')).toThrow(
    /stack\.json[\s\S]*region[\s\S]*operator/,
  )
  expect(() => parseStack('{', 'stack.json')).toThrow('stack.json is not JSON.')
  writeStack(file, stack)
  writeFileSync(file, '[]')
  expect(() => readStack(file)).toThrow(/does not describe a running stack/)
})
