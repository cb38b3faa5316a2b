import { beforeAll, describe, expect, test } from '@jest/globals'
import { type DocumentContentType, documentContentTypes } from '../../domain/documents.ts'
import { maximumDocumentBytes } from '../../domain/policy.ts'
import { goodBmp, goodJpeg, goodPdf, goodPng, structuralVerdictOn, verdict } from './good-files.ts'

let files: Readonly<Record<DocumentContentType, Buffer>>
beforeAll(async () => {
  files = {
    'image/jpeg': await goodJpeg(),
    'image/png': await goodPng(),
    'image/bmp': goodBmp(),
    'application/pdf': await goodPdf(),
  }
})

const contentTypes = Object.keys(documentContentTypes) as DocumentContentType[]
const pairs = contentTypes.flatMap(found => contentTypes.map(declared => [found, declared] as const))

const refusalOf = (bytes: Uint8Array, declaredContentType: string, fileName: string): string =>
  structuralVerdictOn({ bytes, declaredContentType, fileName })

describe('R9: the format of a file follows from its bytes and must match its declaration', () => {
  test.each(pairs)('%s declared as %s', (found, declared) => {
    const expected = found === declared ? 'accepted' : 'NOT_THE_DECLARED_FORMAT'
    expect(verdict(declared, files[found])).toBe(expected)
  })

  test.each([
    ['image/jpeg', 'front.jpg'],
    ['image/jpeg', 'front.JPEG'],
    ['image/jpeg', '身份证.正面.Jpg'],
    ['image/png', 'a b.PNG'],
    ['image/bmp', '.bmp'],
    ['application/pdf', '../../front.pdf'],
  ] as const)('%s may be called %s', (contentType, fileName) => {
    expect(refusalOf(files[contentType], contentType, fileName)).toBe('accepted')
  })

  test.each([
    ['image/jpeg', 'front.png'],
    ['image/jpeg', 'front.jpg.exe'],
    ['image/jpeg', 'front.jpg '],
    ['image/jpeg', 'front'],
    ['image/jpeg', 'jpg'],
    ['image/jpeg', ''],
    ['image/png', 'front.apng'],
    ['image/bmp', 'front.dib'],
    ['application/pdf', 'front.pdf\0.jpg'],
  ] as const)('%s called %j is NOT_THE_DECLARED_FORMAT', (contentType, fileName) => {
    expect(refusalOf(files[contentType], contentType, fileName)).toBe('NOT_THE_DECLARED_FORMAT')
  })

  test.each(['image/gif', 'text/html', '', 'toString', '__proto__', 'IMAGE/JPEG', 'image/jpeg; charset=x'])(
    'a content type that must not be declared (%j) is NOT_THE_DECLARED_FORMAT',
    contentType => {
      expect(refusalOf(files['image/jpeg'], contentType, 'front.jpg')).toBe('NOT_THE_DECLARED_FORMAT')
    },
  )

  test('a damaged file of another format is NOT_THE_DECLARED_FORMAT: that comes first', () => {
    expect(verdict('image/png', files['image/jpeg'].subarray(0, 50))).toBe('NOT_THE_DECLARED_FORMAT')
  })
})

describe('bytes without a known signature at their very beginning are FORMAT_NOT_SUPPORTED', () => {
  test.each([
    ['GIF', 'GIF89a'],
    ['WebP', 'RIFF\x00\x00\x00\x00WEBP'],
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['TIFF', 'II*\0'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<!doctype html>'],
    ['ZIP', 'PK\x03\x04'],
    ['text', 'hello'],
    ['one byte', '\xff'],
    ['half a JPEG signature', '\xff\xd8'],
    ['half a PNG signature', '\x89PNG\r\n'],
    ['half a PDF signature', '%PDF'],
  ])('%s', (_, content) => {
    expect(verdict('image/jpeg', Buffer.from(content, 'latin1'))).toBe('FORMAT_NOT_SUPPORTED')
  })

  test('a good file behind a single other byte', () => {
    for (const contentType of contentTypes) {
      expect(verdict(contentType, Buffer.concat([Buffer.from([0]), files[contentType]]))).toBe(
        'FORMAT_NOT_SUPPORTED',
      )
    }
  })
})

describe('R10: sizes', () => {
  test('a file without bytes is EMPTY_FILE', () => {
    expect(verdict('image/png', new Uint8Array())).toBe('EMPTY_FILE')
  })

  test('a file of exactly 10,485,760 bytes is accepted, one byte more is FILE_TOO_LARGE', () => {
    const padded = (length: number): Buffer =>
      Buffer.concat([files['image/jpeg'], Buffer.alloc(length - files['image/jpeg'].length)])
    expect(maximumDocumentBytes).toBe(10_485_760)
    expect(verdict('image/jpeg', padded(maximumDocumentBytes))).toBe('accepted')
    expect(verdict('image/jpeg', padded(maximumDocumentBytes + 1))).toBe('FILE_TOO_LARGE')
  })
})

test('a plain Uint8Array, and a view into a larger buffer, are read like a Buffer', () => {
  for (const contentType of contentTypes) {
    const file = files[contentType]
    const surrounded = new Uint8Array(file.length + 20).fill(0x4d)
    surrounded.set(file, 10)
    expect(verdict(contentType, Uint8Array.from(file))).toBe('accepted')
    expect(verdict(contentType, surrounded.subarray(10, 10 + file.length))).toBe('accepted')
  }
})
