import { describe, expect, test } from '@jest/globals'
import type { Advice } from '../../../domain/evidence/advice-names.ts'
import { type AdvisedUpload, adviseDocument } from '../../../domain/evidence/advised-document.ts'
import type { FoundFace, PageReading } from '../../../domain/evidence/document-reading.ts'
import {
  findMachineReadableZone,
  type MachineReadableZone,
} from '../../../domain/evidence/machine-readable-zone.ts'
import type { Place } from '../../../domain/evidence/text-lines.ts'
import { writeZone } from '../../../local/specimens/zone-writing.ts'
import { samplePage } from '../../support/sample-measurements.ts'
import { asRead } from './zone-contents.ts'

const today = '2026-11-29'

const size = { width: 2000, height: 1500 }

/** Lines of `height` pixels on the preview, whose text a recogniser is sure of. */
const linesOf = (texts: readonly string[], height = 40, confidence = 0.97) =>
  texts.map((text, at) => ({ text, confidence, place: { x: 200, y: 100 + at * 100, width: 800, height } }))

const page = (changed: Partial<PageReading> = {}): PageReading => ({
  turn: 0,
  ...size,
  lines: linesOf(['PASSPORT', 'Surname ERIKSSON', 'Given names ANNA', 'Nationality UTOPIAN']),
  barCodes: [],
  faces: [],
  ...changed,
})

const face = (x: number, y: number): FoundFace => ({
  confidence: 0.9,
  place: { x, y, width: 100, height: 120 },
})

const zoneContent = {
  code: 'I<',
  issuer: 'UTO',
  nationality: 'UTO',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  number: 'L898902C3',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '300415',
  optionalData: '',
} as const

function zone(format: 'TD1' | 'TD2', changed: { expiryDate?: string } = {}): { zone: MachineReadableZone } {
  const found = findMachineReadableZone(asRead(writeZone(format, { ...zoneContent, ...changed })), today)
  if (found === undefined) throw new Error('no zone')
  return { zone: found }
}

type Case = Partial<Omit<AdvisedUpload, 'reading'>> & { readonly page?: PageReading }

const advised = ({ page: read, ...changed }: Case): Advice[] =>
  adviseDocument({
    slot: 'FRONT',
    format: 'JPEG',
    pages: [samplePage()],
    certificateType: 'ID_CARD',
    today,
    ...(read === undefined ? {} : { reading: { pages: [read] } }),
    ...changed,
  })

test('a file that was not read gets advice from its measurements alone', () => {
  expect(advised({})).toEqual([])
  expect(advised({ pages: [samplePage({ sharpness: 23 })] })).toEqual(['LOOKS_BLURRED'])
  expect(advised({ slot: 'HOLDING', pages: [samplePage({ meanLightness: 20 })] })).toEqual(['TOO_DARK'])
})

test('a certificate that was read gets no advice', () => {
  expect(advised({ page: page() })).toEqual([])
})

describe('a soft picture', () => {
  const pages = [samplePage({ sharpness: 23 })]

  test('gets no advice if its text was read with certainty', () => {
    expect(advised({ pages, page: page() })).toEqual([])
  })

  test('looks blurred if the recogniser is unsure on average', () => {
    const unsure = page({ lines: linesOf(['PASSPORT', 'ERIKSS0N', 'ANMA', 'UTQPIAN'], 40, 0.7) })
    expect(advised({ pages, page: unsure })).toEqual(['LOOKS_BLURRED'])
  })
})

describe('the height of text', () => {
  const small = page({ lines: linesOf(['Surname', 'ERIKSSON', 'Given names', 'ANNA'], 7) })

  test('is measured on the uploaded picture, of which the preview is a smaller copy', () => {
    expect(advised({ page: small, pages: [samplePage({ width: 4000, height: 3000 })] })).toEqual([])
    expect(advised({ page: small, pages: [samplePage(size)] })).toEqual(['TOO_SMALL_TO_READ'])
  })

  test('is that of the median line', () => {
    const heading = page({ lines: [...linesOf(['UTOPIA'], 200), ...small.lines] })
    expect(advised({ page: heading, pages: [samplePage(size)] })).toEqual(['TOO_SMALL_TO_READ'])
  })
})

describe('the photo of the holder', () => {
  const certificate: Place = { x: 500, y: 700, width: 900, height: 600 }
  const holding = (faces: readonly FoundFace[]) =>
    advised({ slot: 'HOLDING', page: page({ faces, certificate }) })

  test('shows a face beside the portrait on the certificate', () => {
    expect(holding([face(900, 200), face(600, 900)])).toEqual([])
    expect(holding([face(600, 900)])).toEqual(['NO_FACE_FOUND'])
    expect(holding([])).toEqual(['NO_FACE_FOUND'])
  })

  test('shows a certificate', () => {
    const without = page({ faces: [face(900, 200)], lines: [] })
    expect(advised({ slot: 'HOLDING', page: without })).toEqual(['NO_CERTIFICATE_FOUND'])
  })

  test('says nothing about sides and dates, which are too small to be certain', () => {
    const back = page({
      faces: [face(900, 200)],
      lines: linesOf(['签发机关', '有效期限 2001.01.01-2011.01.01']),
    })
    expect(advised({ slot: 'HOLDING', page: back })).toEqual([])
  })
})

test.each<[string, Partial<PageReading>]>([
  ['a zone', zone('TD2')],
  ['a bar code', { barCodes: [{ text: '1234', place: { x: 0, y: 0, width: 10, height: 10 } }] }],
  ['its outline', { certificate: { x: 0, y: 0, width: 1000, height: 600 } }],
  ['two lines', { lines: linesOf(['IDENTITY', 'CARD']) }],
])('a certificate is known to be in the picture by %s', (_, mark) => {
  expect(advised({ page: page({ lines: [], ...mark }) })).toEqual([])
  expect(advised({ page: page({ lines: linesOf(['EXIT']) }) })).toEqual(['NO_CERTIFICATE_FOUND'])
})

describe('the other side of a card', () => {
  test('is known by the fields of the mainland card', () => {
    const back = page({ lines: linesOf(['签发机关 北京市公安局', '有效期限 2016.05.08-长期']) })
    expect(advised({ page: back })).toEqual(['LOOKS_LIKE_OTHER_SIDE'])
    expect(advised({ slot: 'BACK', page: back })).toEqual([])
  })

  test('is not known by those fields on a travel permit, whose front prints them', () => {
    const front = page({ lines: linesOf(['姓名 李小明', '有效期限 2026.05.08-2036.05.07', '签发机关']) })
    expect(advised({ page: front, certificateType: 'HK_MACAO_TRAVEL_PERMIT' })).toEqual([])
  })

  test('is known by a zone of three lines without a portrait', () => {
    expect(advised({ page: page(zone('TD1')) })).toEqual(['LOOKS_LIKE_OTHER_SIDE'])
    expect(advised({ page: page({ ...zone('TD1'), faces: [face(100, 100)] }) })).toEqual([])
    expect(advised({ page: page(zone('TD2')) })).toEqual([])
  })

  test('is known by the bar code of a licence', () => {
    const place = { x: 0, y: 0, width: 10, height: 10 }
    const text = '@\n\u001e\rANSI 636000100102DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDBA12102034\r'
    const back = page({ barCodes: [{ text, place }] })
    expect(advised({ page: back, certificateType: 'DRIVER_LICENSE' })).toEqual(['LOOKS_LIKE_OTHER_SIDE'])
    const other = page({ barCodes: [{ text: 'https://example.org', place }] })
    expect(advised({ page: other, certificateType: 'DRIVER_LICENSE' })).toEqual([])
  })
})

describe('the date of expiry', () => {
  test('comes from the zone', () => {
    const expired = page({ ...zone('TD1', { expiryDate: '200415' }) })
    expect(advised({ slot: 'BACK', page: expired })).toEqual(['LOOKS_EXPIRED'])
  })

  test('comes from the mainland card, which may be valid for ever', () => {
    const back = (until: string) =>
      page({ lines: linesOf(['签发机关 北京市公安局', `有效期限 2006.05.08-${until}`]) })
    expect(advised({ slot: 'BACK', page: back('2016.05.08') })).toEqual(['LOOKS_EXPIRED'])
    expect(advised({ slot: 'BACK', page: back('长期') })).toEqual([])
  })

  test('comes from a label', () => {
    const front = page({ lines: linesOf(['DRIVING LICENCE', 'Expires 2020-01-31']) })
    expect(advised({ page: front, certificateType: 'DRIVER_LICENSE' })).toEqual(['LOOKS_EXPIRED'])
  })
})
