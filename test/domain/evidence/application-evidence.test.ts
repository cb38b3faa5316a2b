import { describe, expect, test } from '@jest/globals'
import { evidenceOf, needsPinyin, suggestionsOf } from '../../../domain/evidence/application-evidence.ts'
import type { PageReading } from '../../../domain/evidence/document-reading.ts'
import type { ReadSlot } from '../../../domain/evidence/stacked-pages.ts'
import { pageReading, samplePassportReading } from '../../support/sample-reading.ts'

const today = '2026-11-23'
const entered = {
  certificateType: 'PASSPORT',
  issuingRegion: 'DE',
  name: 'Erika Mustermann',
  certificateNumber: 'C01X00T47',
  expiryDate: '2031-05-01',
} as const
const question = { entered, today, pinyin: () => [] }

const read = (slot: ReadSlot['slot'], ...pages: PageReading[]): ReadSlot => ({
  slot,
  documentId: `${slot} document`,
  reading: { pages },
})

const passport: ReadSlot = { slot: 'DATA_PAGE', documentId: 'passport', reading: samplePassportReading }

const person = { place: { x: 900, y: 200, width: 320, height: 400 }, confidence: 0.97 }
const portrait = { place: { x: 420, y: 900, width: 60, height: 80 }, confidence: 0.81 }
const certificate = { x: 380, y: 820, width: 520, height: 360 }

const results = (readings: ReadSlot[], changed: Partial<typeof entered> = {}) =>
  Object.fromEntries(
    evidenceOf(readings, { ...question, entered: { ...entered, ...changed } as typeof entered }).fields.map(
      ({ field, result }) => [field, result],
    ),
  )

describe('the evidence of an application', () => {
  test('is quiet if everything agrees', () => {
    const evidence = evidenceOf([passport], question)
    expect(results([passport])).toEqual({ name: 'AGREES', certificateNumber: 'AGREES', expiryDate: 'AGREES' })
    expect(evidence).toMatchObject({ hints: [], suggestedReasons: [], age: 62 })
    expect(evidence.zones).toMatchObject([{ format: 'TD3', place: { slot: 'DATA_PAGE', page: 0 } }])
  })

  test('shows what differs, by its characters, with the reason that a reviewer may give', () => {
    const { fields, hints, suggestedReasons } = evidenceOf([passport], {
      ...question,
      entered: { ...entered, certificateNumber: 'C01X00T41' },
    })
    expect(fields.find(({ field }) => field === 'certificateNumber')).toMatchObject({
      result: 'DIFFERS',
      read: { value: 'C01X00T47', source: 'ZONE' },
      differences: { entered: [8], read: [8] },
    })
    expect(hints).toEqual(['NUMBER_DIFFERS'])
    expect(suggestedReasons).toEqual(['NUMBER_MISMATCH'])
  })

  test('has a hint for a holder below the minimum age', () => {
    expect(evidenceOf([passport], { ...question, minimumAge: 62 }).hints).toEqual([])
    expect(evidenceOf([passport], { ...question, minimumAge: 63 }).hints).toEqual(['UNDER_AGE'])
  })

  test('tells other values once each, with their source', () => {
    const { alsoRead } = evidenceOf([passport], question)
    expect(alsoRead.map(({ field, value }) => `${field} ${value}`)).toEqual([
      'birthDate 1964-08-12',
      'sex F',
      'issuer D',
      'nationality D',
    ])
  })

  test('without readable text compares nothing', () => {
    expect(results([read('DATA_PAGE', pageReading([]))])).toEqual({
      name: 'NOT_READ',
      certificateNumber: 'NOT_READ',
      expiryDate: 'NOT_READ',
    })
  })
})

describe('the photo of the holder', () => {
  const holding = (changed: Partial<PageReading>) =>
    read('HOLDING', pageReading([], { faces: [], ...changed }))

  test('shows the certificate and all faces, and has no hint with the holder’s own face', () => {
    const photo = holding({ faces: [person, portrait], certificate })
    const { faces, certificateInHoldingPhoto, hints } = evidenceOf([passport, photo], question)
    expect(faces.map(({ slot }) => slot)).toEqual(['DATA_PAGE', 'HOLDING', 'HOLDING'])
    expect(certificateInHoldingPhoto).toEqual({
      slot: 'HOLDING',
      documentId: 'HOLDING document',
      page: 0,
      x: 0.19,
      y: 0.5467,
      width: 0.26,
      height: 0.24,
    })
    expect(hints).toEqual([])
  })

  test('has hints without a face beside the certificate’s own, and without a certificate', () => {
    expect(evidenceOf([passport, holding({ faces: [portrait], certificate })], question).hints).toEqual([
      'NO_FACE',
    ])
    expect(evidenceOf([passport, holding({ faces: [person] })], question).hints).toEqual([
      'NO_CERTIFICATE_IN_HOLDING_PHOTO',
    ])
  })

  test('does not count as a source of fields', () => {
    const other = { ...passport, slot: 'HOLDING' as const }
    expect(results([other])).toMatchObject({ certificateNumber: 'NOT_READ' })
    expect(suggestionsOf([other], { ...entered, today })).toEqual({})
  })
})

describe('the place of a value', () => {
  const lines = samplePassportReading.pages[0]?.lines.map(({ text }) => text) ?? []
  const placeOfNumber = (...pages: PageReading[]) =>
    evidenceOf([read('DATA_PAGE', ...pages), read('HOLDING', pageReading([]))], question).fields.find(
      ({ field }) => field === 'certificateNumber',
    )?.read?.place

  test('is on the page that shows it', () => {
    const place = placeOfNumber(pageReading([]), pageReading(lines))
    expect(place).toMatchObject({ slot: 'DATA_PAGE', documentId: 'DATA_PAGE document', page: 1 })
    expect(place).toMatchObject({ x: 0.05, width: 0.09, y: 0.2267, height: 0.02 })
  })

  test('is turned with the preview', () => {
    const upright = placeOfNumber(pageReading(lines))
    const turned = placeOfNumber(pageReading(lines, { turn: 180 }))
    expect(turned?.x).toBeCloseTo(1 - (upright?.x ?? 0) - (upright?.width ?? 0), 3)
    expect(turned?.y).toBeCloseTo(1 - (upright?.y ?? 0) - (upright?.height ?? 0), 3)
  })

  test('never leaves the preview', () => {
    const page = pageReading([], {
      faces: [{ place: { x: -50, y: -40, width: 3000, height: 9 }, confidence: 1 }],
    })
    const [face] = evidenceOf([read('DATA_PAGE', page)], question).faces
    expect(face).toMatchObject({ x: 0, y: 0, width: 1, height: 0 })
  })
})

describe('Pinyin', () => {
  test.each([
    ['Erika Mustermann', false],
    ['李四', true],
  ])('for %s beside a name in letters is needed: %s', (name, needed) => {
    expect(needsPinyin([passport], { entered: { ...entered, name }, today })).toBe(needed)
  })
})

test('suggestions are what was read with certainty', () => {
  expect(suggestionsOf([passport], { ...entered, today })).toEqual({
    name: 'ERIKA MUSTERMANN',
    certificateNumber: 'C01X00T47',
    expiryDate: '2031-05-01',
  })
})
