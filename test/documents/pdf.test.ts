import { beforeAll, describe, expect, test } from '@jest/globals'
import { pdf } from '../../lambdas/documents/pdf/pdf.ts'
import { hasZipEnd } from '../../lambdas/documents/zip-tail.ts'
import { foreignTails, goodPdf } from './good-files.ts'
import { linearizedPdf } from './specimens/pdf-writer.ts'

async function judge(file: Buffer | string): Promise<string> {
  const bytes = typeof file === 'string' ? Buffer.from(file, 'latin1') : file
  if (!pdf.matches(bytes)) return 'FORMAT_NOT_SUPPORTED'
  const findings = await pdf.inspect(bytes)
  if ('refusal' in findings) return findings.refusal
  return hasZipEnd(bytes) ? 'TRAILING_DATA' : 'accepted'
}

let plain: string
let compressed: string
beforeAll(async () => {
  plain = (await goodPdf()).toString('latin1')
  compressed = (await goodPdf({ useObjectStreams: true })).toString('latin1')
})

/** Replaces the last match, because the newest part of a PDF is in force. */
function replaceLast(text: string, found: string, replacement: string): string {
  const at = text.lastIndexOf(found)
  if (at === -1) throw new Error(`${found} isn't in the file`)
  return text.slice(0, at) + replacement + text.slice(at + found.length)
}

const startxref = /startxref\s+(\d+)\s+%%EOF/
const withOffset = (offset: number | string): string =>
  plain.replace(startxref, `startxref\n${offset}\n%%EOF`)

/** The bytes that editors append to revise a file of the given length. */
const revisionAt = (length: number): string =>
  `\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n${length + 1}\n%%EOF`

describe('a whole PDF is accepted', () => {
  test.each<[string, () => string]>([
    ['with a cross-reference table', () => plain],
    ['with object and cross-reference streams', () => compressed],
    ['revised once', () => plain + revisionAt(plain.length)],
    ['of version 2.0', () => plain.replace(/^%PDF-\d\.\d/, '%PDF-2.0')],
    ['followed by line ends', () => `${plain}\r\n\r\n`],
    ['followed by zero bytes', () => `${plain}${'\0'.repeat(50)}`],
    ['with line ends as old Macs wrote them', () => plain.replace(startxref, 'startxref\r$1\r%%EOF')],
    [
      'linearized: its newest cross-reference first, with an end mark of its own',
      () => linearizedPdf().toString('latin1'),
    ],
  ])('%s', async (_, make) => {
    expect(await judge(make())).toBe('accepted')
  })
})

describe('a PDF that is not whole is CORRUPT', () => {
  test.each<[string, () => string]>([
    ['of a header alone', () => '%PDF-1.7\n'],
    ['of a header and an end', () => '%PDF-1.7\n%%EOF'],
    ['without its end mark', () => replaceLast(plain, '%%EOF', '')],
    ['cut in the middle', () => plain.slice(0, plain.length / 2)],
    ['cut in its second revision', () => `${plain}\n9 0 obj\n<< /Type /Page >>\nendobj\n`],
    ['without startxref', () => replaceLast(plain, 'startxref', 'startyref')],
    ['whose startxref is no number', () => withOffset('here')],
    ['whose startxref overflows', () => withOffset('99999999999999999999')],
    [
      'with something between startxref and its end',
      () => plain.replace(startxref, 'startxref\n$1\nMZ\n%%EOF'),
    ],
    [
      'with a great deal between startxref and its end',
      () => plain.replace(startxref, `startxref\n$1${' '.repeat(200)}%%EOF`),
    ],
    ['without a trailer', () => replaceLast(plain, 'trailer', 'traitor')],
    ['whose trailer names no root', () => replaceLast(plain, '/Root', '/Toor')],
    ['whose cross-reference stream is another object', () => replaceLast(compressed, '/XRef', '/XFer')],
  ])('%s', async (_, make) => {
    expect(await judge(make())).toBe('CORRUPT')
  })
})

describe('two PDFs in one file are CORRUPT', () => {
  test('of any kinds, because the offsets of the second are not those of a revision', async () => {
    for (const first of [plain, compressed]) {
      for (const second of [plain, compressed]) expect(await judge(first + second)).toBe('CORRUPT')
    }
  })
})

test.each(['%PDF-3.0', '%PDF-1.9', '%PDF-1.', '%PDF-x.y'])(
  'a PDF that says %s is FORMAT_NOT_SUPPORTED',
  async header => {
    expect(await judge(plain.replace(/^%PDF-\d\.\d/, header))).toBe('FORMAT_NOT_SUPPORTED')
  },
)

test('a PDF with anything but white space before its header is FORMAT_NOT_SUPPORTED', async () => {
  expect(await judge(`\n${plain}`)).toBe('accepted')
  expect(await judge(`#!/bin/sh\n${plain}`)).toBe('FORMAT_NOT_SUPPORTED')
})

test.each([true, false])('an encrypted PDF is ENCRYPTED (object streams: %s)', async useObjectStreams => {
  expect(await judge(await goodPdf({ encrypted: true, useObjectStreams }))).toBe('ENCRYPTED')
})

describe('a PDF with something behind its end has TRAILING_DATA', () => {
  const tails = Object.entries(foreignTails).filter(([name]) => name !== 'one byte' && name !== 'PDF')
  test.each(tails)('%s', async (_, tail) => {
    expect(await judge(Buffer.concat([Buffer.from(plain, 'latin1'), tail]))).toBe('TRAILING_DATA')
  })

  test('a ZIP archive whose comment is a well-formed revision of the PDF', async () => {
    const comment = revisionAt(plain.length + 22)
    const record = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
    record.writeUInt16LE(comment.length, 20)
    expect(await judge(plain + record.toString('latin1') + comment)).toBe('TRAILING_DATA')
  })

  test('a ZIP archive with a directory and no comment, followed by a well-formed revision of the PDF', async () => {
    const entry = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.alloc(42)])
    const record = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
    record.writeUInt32LE(entry.length, 12)
    const archive = Buffer.concat([entry, record]).toString('latin1')
    expect(await judge(plain + archive + revisionAt(plain.length + archive.length))).toBe('TRAILING_DATA')
  })
})
