import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { PDFBool, type PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'
import { rc4 } from './rc4.ts'

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const noInitialVector = Buffer.alloc(16)

const hash = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer =>
  createHash(algorithm).update(Buffer.concat(parts)).digest()

function bytesOf(dictionary: PDFDict, key: string): Buffer {
  const value = dictionary.lookup(PDFName.of(key))
  const isText = value instanceof PDFString || value instanceof PDFHexString
  return isText ? Buffer.from(value.asBytes()) : Buffer.alloc(0)
}

export function numberOf(dictionary: PDFDict, key: string): number | undefined {
  const value = dictionary.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

/** ISO 32000-2, algorithms 2 and 4 to 6, for an empty password. */
function keyByMd5(encrypt: PDFDict, id: Uint8Array, revision: number, length: number): Buffer | undefined {
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE((numberOf(encrypt, 'P') ?? 0) | 0)
  const metadataIsPlain = encrypt.lookup(PDFName.of('EncryptMetadata')) === PDFBool.False
  const salt = revision >= 4 && metadataIsPlain ? Buffer.alloc(4, 0xff) : Buffer.alloc(0)
  let key = hash('md5', padding, bytesOf(encrypt, 'O').subarray(0, 32), permissions, id, salt)
  const rounds = revision >= 3 ? 50 : 0
  for (let round = 0; round < rounds; round += 1) key = hash('md5', key.subarray(0, length))
  key = key.subarray(0, length)
  const user = bytesOf(encrypt, 'U')
  if (revision === 2) return rc4(key, padding).equals(user.subarray(0, 32)) ? key : undefined
  let check = hash('md5', padding, id)
  for (let round = 0; round < 20; round += 1) {
    check = rc4(
      key.map(byte => byte ^ round),
      check,
    )
  }
  return check.equals(user.subarray(0, 16)) ? key : undefined
}

/** ISO 32000-2, algorithm 2.B, for an empty password. */
function hardenedHash(salt: Uint8Array): Buffer {
  let key = hash('sha256', salt)
  let last = 0
  for (let round = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32))
    const encrypted = cipher.setAutoPadding(false).update(Buffer.concat(Array<Buffer>(64).fill(key)))
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = hash(['sha256', 'sha384', 'sha512'][remainder] ?? '', encrypted)
    last = encrypted.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

/** ISO 32000-2, algorithm 2.A, for an empty password. */
function keyBySha(encrypt: PDFDict, revision: number): Buffer | undefined {
  const digest = revision === 6 ? hardenedHash : (salt: Uint8Array) => hash('sha256', salt)
  const user = bytesOf(encrypt, 'U')
  const sealed = bytesOf(encrypt, 'UE').subarray(0, 32)
  if (user.length < 48 || sealed.length < 32) return undefined
  if (!digest(user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined
  const cipher = createDecipheriv('aes-256-cbc', digest(user.subarray(40, 48)), noInitialVector)
  return cipher.setAutoPadding(false).update(sealed)
}

/**
 * The key of a file that opens without a password; undefined if it needs one. `length`: bytes of the key, where the
 * file may choose it.
 */
export function fileKey(encrypt: PDFDict, id: Uint8Array, length: number): Buffer | undefined {
  const revision = numberOf(encrypt, 'R')
  switch (revision) {
    case 2:
      return keyByMd5(encrypt, id, revision, 5)
    case 3:
    case 4:
      return keyByMd5(encrypt, id, revision, length)
    case 5:
    case 6:
      return keyBySha(encrypt, revision)
    default:
      return undefined
  }
}
