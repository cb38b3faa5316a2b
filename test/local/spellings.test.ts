import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { foundIn, spellingsOf, spellingsOfFile } from '../support/spellings.ts'

const secret = 'Zwitscherling AB12'
const around = (bytes: Uint8Array, before: number) =>
  Buffer.concat([Buffer.alloc(before, 0x7b), bytes, Buffer.from('}}')])

test.each<[string, string]>([
  ['as it is', `{"name":"${secret}"}`],
  ['in lower case', 'zwitscherling ab12'],
  ['URL-encoded', `?q=${encodeURIComponent(secret)}`],
  ['form-encoded', '?q=Zwitscherling+AB12'],
  ['in hex', around(Buffer.from(secret), 1).toString('hex').toUpperCase()],
  ['in base64 at the beginning', around(Buffer.from(secret), 0).toString('base64')],
  ['in base64 after one byte', around(Buffer.from(secret), 1).toString('base64')],
  ['in base64 after two bytes', around(Buffer.from(secret), 2).toString('base64')],
  ['as SHA-256', createHash('sha256').update(secret).digest('hex')],
  ['as SHA-1 of its upper case', createHash('sha1').update(secret.toUpperCase()).digest('base64')],
  ['as MD5', createHash('md5').update(secret.toLowerCase()).digest('base64url')],
])('a secret is found %s', (_, text) => {
  expect(foundIn(text, spellingsOf(secret)).length).toBeGreaterThan(0)
})

test('a text without the secret has no finding', () => {
  expect(foundIn('Zwitscherlinge ab 12; 0123456789abcdef', spellingsOf(secret))).toEqual([])
})

test.each<[string, (bytes: Buffer) => string]>([
  ['its bytes in base64', bytes => `{"body":"${bytes.toString('base64')}"}`],
  ['its SHA-256', bytes => createHash('sha256').update(bytes).digest('base64')],
])('a file is found by %s', (_, write) => {
  const bytes = Buffer.from(Array.from({ length: 300 }, (_value, index) => (index * 7) % 256))
  expect(foundIn(write(bytes), spellingsOfFile(bytes, bytes.subarray(100, 130))).length).toBeGreaterThan(0)
})
