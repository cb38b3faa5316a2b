import { describe, expect, test } from '@jest/globals'
import { compareFields, type EnteredCertificate } from '../../../domain/evidence/comparison.ts'
import {
  type EvidenceHint,
  evidenceHintNames,
  evidenceHintTexts,
  suggestedReasons,
} from '../../../domain/evidence/hint-texts.ts'
import {
  evidenceHintsOf,
  type HintedCertificate,
  isExpiredOnDocument,
} from '../../../domain/evidence/hints.ts'
import { findMachineReadableZone } from '../../../domain/evidence/machine-readable-zone.ts'
import type { ReadFields, ReadValue } from '../../../domain/evidence/read-fields.ts'
import { fieldsOfZone } from '../../../domain/evidence/zone-fields.ts'
import { writeZone } from '../../../local/specimens/zone-writing.ts'
import { textPage } from './text-page.ts'
import { asRead } from './zone-contents.ts'

const today = '2026-11-29'

const content = {
  code: 'P<',
  issuer: 'CHN',
  nationality: 'CHN',
  surname: 'LI',
  givenNames: 'SI',
  number: 'E12345678',
  birthDate: '000812',
  sex: 'F',
  expiryDate: '300415',
  optionalData: '',
} as const

const entered: EnteredCertificate = {
  certificateType: 'PASSPORT',
  issuingRegion: 'CN',
  name: 'Li Si',
  certificateNumber: 'E12345678',
  expiryDate: '2030-04-15',
}

interface Case extends Partial<Omit<HintedCertificate, 'entered'>> {
  readonly entered?: Partial<EnteredCertificate>
  readonly sources?: readonly ReadFields[]
  readonly zoneLines?: readonly string[]
  readonly rows?: readonly string[]
}

function hints({ sources = [], zoneLines, rows = [], entered: changed, ...more }: Case): EvidenceHint[] {
  const zone = zoneLines === undefined ? undefined : findMachineReadableZone(asRead(zoneLines), today)
  const all = zone === undefined ? sources : [fieldsOfZone(zone, []), ...sources]
  const reading = { sources: all, lines: textPage(...rows), pinyin: () => [] }
  const certificate = { ...entered, ...changed }
  return evidenceHintsOf({
    entered: certificate,
    comparisons: compareFields(certificate, reading),
    reading,
    ...(zone === undefined ? {} : { zone }),
    today,
    ...more,
  })
}

const value = (text: string, check: ReadValue['check'] = 'RIGHT'): ReadValue => ({
  value: text,
  check,
  place: { x: 0, y: 0, width: 1, height: 0.1 },
})

const passport = writeZone('TD3', content)

test('a passport that matches gives no hint', () => {
  expect(
    hints({ zoneLines: passport, certificateFaces: 1, holdingFaces: 2, isCertificateHeld: true }),
  ).toEqual([])
})

test('a document is known to be expired from its date alone, before anything is entered', () => {
  expect(isExpiredOnDocument([{ source: 'TEXT', expiryDate: value('2026-11-28', 'NONE') }], today)).toBe(true)
  expect(isExpiredOnDocument([{ source: 'TEXT', expiryDate: value('LONG_TERM', 'NONE') }], today)).toBe(false)
  expect(isExpiredOnDocument([], today)).toBe(false)
})

test('every hint says when it is given and what to look at', () => {
  for (const { when, lookAt } of Object.values(evidenceHintTexts)) {
    expect(when).toMatch(/^[A-Z].*\.$/)
    expect(lookAt).toMatch(/^[A-Z].*\.$/)
  }
})

test('nothing that was read gives no hint', () => {
  expect(hints({})).toEqual([])
})

describe('a hint is given', () => {
  const expired = writeZone('TD3', { ...content, expiryDate: '261128' })
  test.each<[string, Case, EvidenceHint[]]>([
    [
      'for a wrong check digit',
      { zoneLines: passport.with(1, (passport[1] ?? '').replace('E1234', 'E1239')) },
      ['MRZ_CHECK_DIGIT_WRONG'],
    ],
    [
      'for another number',
      { zoneLines: passport, entered: { certificateNumber: 'E12345687' } },
      ['NUMBER_DIFFERS'],
    ],
    ['for another name', { zoneLines: passport, entered: { name: 'Li Wu' } }, ['NAME_DIFFERS']],
    ['for another date', { zoneLines: passport, entered: { expiryDate: '2031-04-15' } }, ['EXPIRY_DIFFERS']],
    [
      'for a document that expired yesterday',
      { zoneLines: expired, entered: { expiryDate: '2026-11-28' } },
      ['EXPIRED_ON_DOCUMENT'],
    ],
    ['for a visa', { zoneLines: writeZone('MRV_A', { ...content, code: 'V<' }) }, ['OTHER_DOCUMENT_TYPE']],
    ['for an ID card in place of a passport', { rows: ['居民身份证'] }, ['OTHER_DOCUMENT_TYPE']],
    [
      'for the permit of mainland residents',
      {
        entered: { certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK' },
        rows: ['往来港澳通行证'],
      },
      ['OTHER_DOCUMENT_TYPE'],
    ],
    ['for another issuer', { zoneLines: writeZone('TD3', { ...content, issuer: 'USA' }) }, ['OTHER_ISSUER']],
    [
      'for a bar code of another country',
      {
        entered: { certificateType: 'DRIVER_LICENSE', issuingRegion: 'US' },
        sources: [{ source: 'BAR_CODE', issuer: value('CA') }],
      },
      ['OTHER_ISSUER'],
    ],
    ['for a holding photo without a face', { holdingFaces: 0 }, ['NO_FACE']],
    [
      'for a holding photo without the certificate',
      { isCertificateHeld: false },
      ['NO_CERTIFICATE_IN_HOLDING_PHOTO'],
    ],
    [
      'for a holder below the minimum age',
      { sources: [{ source: 'TEXT', birthDate: value('2008-11-30') }], minimumAge: 18 },
      ['UNDER_AGE'],
    ],
  ])('%s', (_, certificate, expected) => {
    expect(hints(certificate)).toEqual(expected)
  })
})

describe('a hint is not given', () => {
  test.each<[string, Case]>([
    [
      'on the day of expiry',
      {
        zoneLines: writeZone('TD3', { ...content, expiryDate: '261129' }),
        entered: { expiryDate: '2026-11-29' },
      },
    ],
    [
      'on the birthday of the minimum age',
      { sources: [{ source: 'TEXT', birthDate: value('2008-11-29') }], minimumAge: 18 },
    ],
    [
      'for the age, if the stage has no minimum',
      { sources: [{ source: 'TEXT', birthDate: value('2020-11-29') }] },
    ],
    [
      'for a birth date with a wrong check digit',
      { sources: [{ source: 'ZONE', birthDate: value('2020-11-29', 'WRONG') }], minimumAge: 18 },
    ],
    [
      'for a passport of Hong Kong, whose issuer is China',
      { zoneLines: passport, entered: { issuingRegion: 'HK' } },
    ],
    [
      'for an expiry date that only the text has, if the zone has another',
      { zoneLines: passport, sources: [{ source: 'TEXT', expiryDate: value('2020-04-15', 'NONE') }] },
    ],
    [
      'for a long-term card',
      {
        sources: [{ source: 'TEXT', expiryDate: value('LONG_TERM', 'NONE') }],
        entered: { certificateType: 'ID_CARD' },
        rows: ['居民身份证'],
      },
    ].slice(0, 2) as [string, Case],
  ])('%s', (_, certificate) => {
    expect(hints(certificate).filter(hint => hint !== 'EXPIRY_DIFFERS')).toEqual([])
  })
})

test('hints suggest reasons, each once; none chooses one', () => {
  expect(suggestedReasons(['EXPIRED_ON_DOCUMENT', 'MRZ_CHECK_DIGIT_WRONG'])).toEqual(['CERTIFICATE_EXPIRED'])
  expect(suggestedReasons(evidenceHintNames)).toEqual([
    'NUMBER_MISMATCH',
    'NAME_MISMATCH',
    'CERTIFICATE_EXPIRED',
    'WRONG_DOCUMENT',
    'REGION_MISMATCH',
    'FACE_NOT_VISIBLE',
    'HOLDING_PHOTO_MISSING_CERTIFICATE',
    'UNDER_AGE',
  ])
})
