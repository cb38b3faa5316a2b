import { describe, expect, test } from '@jest/globals'
import {
  contentKeyText,
  type Document,
  documentContentTypes,
  extensionOf,
  isDocumentContentType,
  isExamined,
  isExtensionOf,
  shownEvidence,
} from '../../domain/documents.ts'
import { sampleMeasurements } from '../support/sample-measurements.ts'
import { sampleDocument } from '../support/samples.ts'

describe('content types that may be declared', () => {
  test.each(['image/jpeg', 'image/png', 'image/bmp', 'application/pdf'])('%s is allowed', type => {
    expect(isDocumentContentType(type)).toBe(true)
  })

  test.each(['image/jpg', 'image/gif', 'IMAGE/PNG', '', 'toString', '__proto__'])(
    '%j is not allowed',
    type => {
      expect(isDocumentContentType(type)).toBe(false)
    },
  )

  test.each([
    ['image/jpeg', ['jpg', 'jpeg']],
    ['image/png', ['png']],
    ['image/bmp', ['bmp']],
    ['application/pdf', ['pdf']],
  ] as const)('%s agrees with %j alone', (type, extensions) => {
    const all = Object.values(documentContentTypes).flatMap(({ extensions: known }) => [...known])
    expect(all.filter(extension => isExtensionOf(type, extension))).toEqual(extensions)
  })
})

describe('the extension of a file name', () => {
  test.each([
    ['photo.jpg', 'jpg'],
    ['PHOTO.JPEG', 'jpeg'],
    ['a.b.png', 'png'],
    ['.pdf', 'pdf'],
    ['x.abcdefgh', 'abcdefgh'],
    ['x.abcdefghi', undefined],
    ['photo', undefined],
    ['photo.', undefined],
    ['photo.jpg ', undefined],
    ['photo.j pg', undefined],
    ['photo.jpg\n', undefined],
    ['', undefined],
  ])('of %j is %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension)
  })
})

test('the text that identifies bytes has the form of earlier versions', () => {
  expect(contentKeyText({ sha256: 'abc=' })).toBe('content|abc=')
})

describe('an examined document', () => {
  const { format, signals, examinedAt, contentHash } = {
    format: 'JPEG' as const,
    signals: sampleMeasurements(),
    examinedAt: '2026-11-23T02:00:00.000Z',
    contentHash: 'hash',
  }
  const whole: Document = sampleDocument({ status: 'ACCEPTED', format, signals, examinedAt, contentHash })

  test('has all results of its examination', () => {
    expect(isExamined(whole)).toBe(true)
  })

  test('cannot be a missing document', () => {
    expect(isExamined(undefined)).toBe(false)
  })

  test.each(['format', 'signals', 'examinedAt', 'contentHash'] as const)(
    'cannot be a document without its %s',
    missing => {
      const { [missing]: _, ...rest } = whole
      expect(isExamined(rest)).toBe(false)
    },
  )

  test('cannot be a document that was not accepted', () => {
    expect(isExamined({ ...whole, status: 'REFUSED' })).toBe(false)
  })
})

describe('the reading of a file', () => {
  const examinedAt = '2026-11-23T02:00:00.000Z'

  test.each([
    [undefined, '2026-11-24T02:00:00.000Z', undefined],
    ['READY', '2026-11-24T02:00:00.000Z', 'READY'],
    ['PENDING', '2026-11-23T02:10:00.000Z', 'PENDING'],
    ['PENDING', '2026-11-23T02:10:00.001Z', 'UNAVAILABLE'],
  ] as const)('that is %s is shown at %s as %s', (evidence, now, shown) => {
    expect(shownEvidence({ examinedAt, ...(evidence === undefined ? {} : { evidence }) }, now)).toBe(shown)
  })
})
