import type { LocalDate } from '../local-time.ts'
import type { ReasonCode } from '../reasons.ts'
import { holdersFaces, showsCertificate } from './advised-document.ts'
import { readChineseIdCard } from './chinese-id-card.ts'
import {
  type CertificateReading,
  compareFields,
  type EnteredCertificate,
  type FieldComparison,
} from './comparison.ts'
import type { PageReading } from './document-reading.ts'
import { type EvidenceHint, suggestedReasons } from './hint-texts.ts'
import { agesOn, evidenceHintsOf } from './hints.ts'
import type { MachineReadableZone } from './machine-readable-zone.ts'
import { scriptOf } from './name-comparison.ts'
import type { alsoReadFields, ReadFields, ReadValue, readSources } from './read-fields.ts'
import { sourcesOf } from './read-sources.ts'
import { type FilePlace, placeInFiles, type ReadSlot, stackedReadings } from './stacked-pages.ts'
import { type SuggestedCertificate, type Suggestions, suggestionsFrom } from './suggestions.ts'
import type { PinyinReadings } from './transliteration.ts'

type AlsoReadField = (typeof alsoReadFields)[number]

interface AlsoRead {
  readonly field: AlsoReadField
  readonly value: string
  readonly source: (typeof readSources)[number]
  readonly place: FilePlace
}

/** What machines read in an application's documents, compared with what was entered. It decides nothing. */
export interface ApplicationEvidence {
  readonly fields: readonly (Omit<FieldComparison, 'read'> & {
    readonly read?: Omit<NonNullable<FieldComparison['read']>, 'place'> & { readonly place: FilePlace }
  })[]
  readonly alsoRead: readonly AlsoRead[]
  readonly zones: readonly (Pick<MachineReadableZone, 'format' | 'checks'> & { readonly place: FilePlace })[]
  /** In years. */
  readonly age?: number
  readonly faces: readonly FilePlace[]
  readonly certificateInHoldingPhoto?: FilePlace
  readonly hints: readonly EvidenceHint[]
  readonly suggestedReasons: readonly ReasonCode[]
}

interface Question {
  readonly entered: EnteredCertificate
  readonly today: LocalDate
  readonly minimumAge?: number
  readonly pinyin: PinyinReadings
}

const isOwn = ({ slot }: ReadSlot) => slot !== 'HOLDING'

const pagesOf = (slots: readonly ReadSlot[]): PageReading[] => slots.flatMap(({ reading }) => reading.pages)

/** What the certificate's own files say. In the photo of the holder, a certificate is too small to be read with certainty. */
function sourcesOfCertificate(
  slots: readonly ReadSlot[],
  certificate: Pick<EnteredCertificate, 'certificateType'> & { readonly today: LocalDate },
): ReadFields[] {
  return sourcesOf({ pages: pagesOf(slots.filter(isOwn)) }, certificate)
}

/** Whether Chinese characters must be compared with letters, for which Pinyin is needed. */
export function needsPinyin(
  readings: readonly ReadSlot[],
  { entered, today }: Omit<Question, 'pinyin' | 'minimumAge'>,
): boolean {
  const sources = sourcesOfCertificate(readings, { ...entered, today })
  const scripts = new Set(sources.map(({ name }) => name && scriptOf(name.value)))
  const own = scriptOf(entered.name)
  return (own === 'Han' && scripts.has('Latin')) || (own === 'Latin' && scripts.has('Han'))
}

function otherValues(
  sources: readonly ReadFields[],
  pages: readonly PageReading[],
  today: LocalDate,
): { field: AlsoReadField; value: ReadValue; source: AlsoRead['source'] }[] {
  const bySource = sources.flatMap(({ source, birthDate, sex, issuer, otherNumbers = [] }) => [
    { field: 'birthDate' as const, value: birthDate, source },
    { field: 'sex' as const, value: sex, source },
    { field: 'issuer' as const, value: issuer, source },
    ...otherNumbers.map(value => ({ field: 'otherNumber' as const, value, source })),
  ])
  const byPage = pages.flatMap(({ zone, lines }) => {
    const { ethnicity, address, authority, validFrom } = readChineseIdCard(lines, today)
    const printed = { ethnicity, address, authority, validFrom }
    return [
      { field: 'nationality' as const, value: zone?.fields.nationality, source: 'ZONE' as const },
      ...Object.entries(printed).map(([field, value]) => ({
        field: field as keyof typeof printed,
        value,
        source: 'TEXT' as const,
      })),
    ]
  })
  return [...bySource, ...byPage].flatMap(({ value, ...rest }) =>
    value === undefined ? [] : [{ ...rest, value }],
  )
}

/** Each value once, from its most reliable source. */
function alsoReadOf(
  values: ReturnType<typeof otherValues>,
  placeOf: (value: ReadValue) => FilePlace,
): AlsoRead[] {
  const known = new Set<string>()
  return values.flatMap(({ field, value, source }) => {
    const key = `${field} ${value.value}`
    if (value.value === '' || known.has(key)) return []
    known.add(key)
    return [{ field, value: value.value, source, place: placeOf(value) }]
  })
}

/** Compares what was read in the current documents with what was entered. */
export function evidenceOf(readings: readonly ReadSlot[], question: Question): ApplicationEvidence {
  const { entered, today, minimumAge, pinyin } = question
  const stacked = stackedReadings(readings)
  const placeOf = (place: ReadValue['place']) => placeInFiles(place, readings)
  const own = pagesOf(stacked.filter(isOwn))
  const holding = pagesOf(stacked.filter(slot => !isOwn(slot)))
  const sources = sourcesOfCertificate(stacked, { ...entered, today })
  const reading: CertificateReading = { sources, lines: own.flatMap(({ lines }) => lines), pinyin }
  const comparisons = compareFields(entered, reading)
  const zones = own.flatMap(({ zone }) => zone ?? [])
  const [zone] = zones
  const [held] = holding.flatMap(({ certificate }) => certificate ?? [])
  const hints = evidenceHintsOf({
    entered,
    comparisons,
    reading,
    ...(zone === undefined ? {} : { zone }),
    ...(holding.length === 0
      ? {}
      : {
          holdingFaces: holding.flatMap(holdersFaces).length,
          isCertificateHeld: holding.some(showsCertificate),
        }),
    today,
    ...(minimumAge === undefined ? {} : { minimumAge }),
  })
  const [age] = agesOn(today, sources)
  return {
    fields: comparisons.map(({ read, ...comparison }) => ({
      ...comparison,
      ...(read === undefined ? {} : { read: { ...read, place: placeOf(read.place) } }),
    })),
    alsoRead: alsoReadOf(otherValues(sources, own, today), ({ place }) => placeOf(place)),
    zones: zones.map(({ format, checks, place }) => ({ format, checks, place: placeOf(place) })),
    ...(age === undefined ? {} : { age }),
    faces: [...own, ...holding].flatMap(({ faces }) => faces.map(({ place }) => placeOf(place))),
    ...(held === undefined ? {} : { certificateInHoldingPhoto: placeOf(held) }),
    hints,
    suggestedReasons: suggestedReasons(hints),
  }
}

/** Values for the applicant's form, from the certificate's own files. */
export function suggestionsOf(readings: readonly ReadSlot[], certificate: SuggestedCertificate): Suggestions {
  return suggestionsFrom(sourcesOfCertificate(readings, certificate), certificate)
}
