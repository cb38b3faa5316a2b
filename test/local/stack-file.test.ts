import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { forgetStack, parseStack, readStack, writeStack } from '../../local/stack-file.ts'
import { sampleStack } from '../support/sample-stack.ts'

const stack = sampleStack

let folder: string
let file: string
const backendFile = () => join(dirname(file), 'backend.env')

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

test('only its owner can read the files, because they have secrets', () => {
  writeStack(file, stack)
  writeStack(file, stack)
  for (const each of [file, backendFile()]) expect(statSync(each).mode & 0o777).toBe(0o600)
})

describe('the settings of a backend', () => {
  const inNode = () => parseEnv(readFileSync(backendFile(), 'utf8'))
  const inShell = () => {
    const script = `. ${backendFile()}; printf '%s\\n' "$API_URL" "$TOKEN_URL" "$CLIENT_ID" "$CLIENT_SECRET"`
    const [API_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET] = execFileSync('sh', ['-c', script], {
      encoding: 'utf8',
    }).split('\n')
    return { API_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET }
  }

  test('are read alike by Node and by a shell', () => {
    writeStack(file, stack)
    const { tokenUrl, clientId, clientSecret } = stack.machineBackend
    const settings = { TOKEN_URL: tokenUrl, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret }
    expect(inNode()).toEqual({ API_URL: stack.apiUrl, ...settings })
    expect(inShell()).toEqual({ API_URL: stack.apiUrl, ...settings })
  })

  test('have the address of the pages, if they are served, because it serves the API, too', () => {
    writeStack(file, { ...stack, webUrl: 'http://127.0.0.1:5173' })
    expect(inNode().API_URL).toBe('http://127.0.0.1:5173')
  })

  test('are removed with the stack file', () => {
    writeStack(file, stack)
    forgetStack(file)
    expect([file, backendFile()].filter(each => existsSync(each))).toEqual([])
  })
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
