import { describe, expect, test } from '@jest/globals'
import type { OriginMetadata, PageMeasurements } from '../../domain/measurements.ts'
import {
  type HintedDocument,
  hintsOf,
  type QualityHint,
  qualityHintNames,
} from '../../domain/quality-hints.ts'
import { sampleMeasurements, samplePage } from '../support/sample-measurements.ts'

const examinedAt = '2026-11-23T02:00:00.000Z'

interface Seen extends Partial<Omit<HintedDocument, 'signals'>> {
  readonly page?: Partial<PageMeasurements>
  readonly origin?: OriginMetadata
}

function hints({ page = {}, origin = {}, ...changed }: Seen): QualityHint[] {
  const signals = sampleMeasurements([samplePage(page)], origin)
  return hintsOf({ format: 'JPEG', examinedAt, otherAccounts: 0, signals, ...changed })
}

test('a good photo without an origin gives no hint', () => {
  expect(hints({})).toEqual([])
})

// 1462, 101 and 23 were measured on a sharp photo and on copies with a blur of 2 and 3 pixels.
test.each<[string, Partial<PageMeasurements>, QualityHint[]]>([
  ['a sharp photo', { sharpness: 1462 }, []],
  ['a photo softened by 2 pixels', { sharpness: 101 }, []],
  ['a photo softened by 3 pixels', { sharpness: 23 }, ['LOOKS_BLURRED']],
  ['a dark copy of a sharp photo: not blurred', { sharpness: 92, meanLightness: 32 }, ['LOOKS_DARK']],
  ['a photo mostly black', { sharpness: 92, darkShare: 0.7 }, ['LOOKS_DARK']],
  ['a photo before a dark background', { darkShare: 0.5, meanLightness: 80 }, []],
  ['a photo with too much light: not blurred', { sharpness: 20, meanLightness: 240 }, ['LOOKS_OVEREXPOSED']],
  ['a photo just light enough', { meanLightness: 60 }, []],
  ['a photo just not mostly black', { darkShare: 0.6 }, []],
  ['a photo just not too light', { meanLightness: 235 }, []],
  ['a photo with a reflection just small enough', { glareShare: 0.02 }, []],
  ['a photo with a reflection', { glareShare: 0.03 }, ['GLARE']],
  ['a photo with a speck of light', { glareShare: 0.01 }, []],
  ['a page with letters that are absent', { charactersWithoutFont: 1 }, ['TEXT_WITHOUT_FONT']],
])('%s', (_what, page, expected) => {
  expect(hints({ page })).toEqual(expected)
})

describe('a PDF', () => {
  const pdf = (page: Partial<PageMeasurements>) => hints({ format: 'PDF', page })

  test('gives no hint about its light, because its paper is white', () => {
    expect(pdf({ meanLightness: 244, glareShare: 0.9 })).toEqual([])
    expect(pdf({ darkShare: 0.9 })).toEqual([])
  })

  test('with a blurred picture in it looks blurred, an empty page does not', () => {
    expect(pdf({ sharpness: 20, meanLightness: 200 })).toEqual(['LOOKS_BLURRED'])
    expect(pdf({ sharpness: 0, meanLightness: 255 })).toEqual([])
  })

  test('gives a hint if one of its pages does', () => {
    const signals = sampleMeasurements([samplePage(), samplePage({ sharpness: 20 })], {})
    expect(hintsOf({ format: 'PDF', examinedAt, otherAccounts: 0, signals })).toEqual(['LOOKS_BLURRED'])
  })
})

describe('the time of capture', () => {
  test.each<[string, string, QualityHint[]]>([
    ['just before the upload', '2026-11-23T01:58:00+00:00', []],
    ['two days before', '2026-11-21T02:00:00Z', []],
    ['more than two days before', '2026-11-21T01:59:59Z', ['CAPTURED_LONG_BEFORE_UPLOAD']],
    ['more than two days before, in Shanghai', '2026-11-21T09:59:59+08:00', ['CAPTURED_LONG_BEFORE_UPLOAD']],
    ['after the upload, by as much as a clock is off', '2026-11-23T02:10:00Z', []],
    ['after the upload', '2026-11-23T02:10:01Z', ['CAPTURED_AFTER_UPLOAD']],
    ['two days before by some clock on earth', '2026-11-20T12:00:00', []],
    ['two days before by no clock on earth', '2026-11-20T11:59:59', ['CAPTURED_LONG_BEFORE_UPLOAD']],
    ['now, by a clock in Kiribati', '2026-11-23T16:00:00', []],
    ['in the future by every clock on earth', '2026-11-23T16:10:01', ['CAPTURED_AFTER_UPLOAD']],
    ['no time at all', 'yesterday', []],
  ])('%s (%s)', (_what, capturedAt, expected) => {
    expect(hints({ origin: { capturedAt } })).toEqual(expected)
  })
})

test('software that edits, and the same file in another account, are hints', () => {
  expect(hints({ origin: { editingSoftware: 'GIMP', camera: 'any' } })).toEqual(['EDITED_BY_SOFTWARE'])
  expect(hints({ otherAccounts: 1 })).toEqual(['SAME_FILE_IN_OTHER_ACCOUNT'])
})

test('hints come together, in the order of the table', () => {
  const all = hints({
    page: { sharpness: 1, meanLightness: 150, glareShare: 0.5 },
    origin: { editingSoftware: 'GIMP', capturedAt: '2020-01-01T00:00:00' },
    otherAccounts: 10,
  })
  expect(all).toEqual(qualityHintNames.filter(hint => all.includes(hint)))
  expect(all).toHaveLength(5)
})
