import { expect, test } from '@jest/globals'
import type { DocumentContentType } from '#domain/documents.ts'
import { isSequence, kindOf } from '#web/features/applicant/transfer/file-kind.ts'
import { specimenBytes } from './specimen-bytes.ts'

test.each<DocumentContentType>(['image/jpeg', 'image/png', 'image/bmp', 'application/pdf'])(
  '%s is known by its first bytes',
  async contentType => {
    expect(kindOf((await specimenBytes(contentType)).subarray(0, 16))).toBe(contentType)
  },
)

test('photos in HEIC are distinguished from other files that are not accepted', () => {
  const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`)])
  expect(kindOf(box('heic'))).toBe('HEIC')
  expect(kindOf(box('mif1'))).toBe('HEIC')
  expect(kindOf(box('hevc'))).toBe('HEIC')
  expect(['heic', 'mif1', 'hevc', 'msf1'].filter(each => isSequence(box(each)))).toEqual(['hevc', 'msf1'])
  expect(kindOf(box('mp42'))).toBeUndefined()
  expect(kindOf(Buffer.from('GIF89a'))).toBeUndefined()
  expect(kindOf(new Uint8Array())).toBeUndefined()
})
