import { pinyin } from 'pinyin-pro'
import type { ComparedField } from '../../domain/evidence/compared-fields.ts'
import { compareFields, type FieldComparison } from '../../domain/evidence/comparison.ts'
import type { PageReading } from '../../domain/evidence/document-reading.ts'
import { isZoneRight } from '../../domain/evidence/machine-readable-zone.ts'
import { compareNames } from '../../domain/evidence/name-comparison.ts'
import { longTerm, type ReadFields, type ReadValue } from '../../domain/evidence/read-fields.ts'
import { sourcesOf } from '../../domain/evidence/read-sources.ts'
import { suggestionsFrom } from '../../domain/evidence/suggestions.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import type { Variant } from './specimen-variants.ts'

/** How what was read compares with what was drawn. */
export interface ReadBack {
  /** Whether every field of the zone was read as it was drawn, with right check digits. Absent: the side has no zone. */
  readonly isZoneWhole?: boolean
  readonly comparisons: readonly FieldComparison[]
  /** Values with a right check digit that are not the drawn ones. Doubtful characters are marked as such for reviewers. */
  readonly wrong: readonly string[]
  readonly doubtful: readonly string[]
  /** Fields of the form that would be filled with another value than the drawn one. */
  readonly wrongSuggestions: readonly string[]
}

const readings = (character: string) => pinyin(character, { type: 'array', toneType: 'none', multiple: true })

const numberOf = ({ holder }: Variant) => holder.number.toUpperCase()

function isZoneWhole({ page, holder }: Variant, { zone }: PageReading): boolean {
  if (zone === undefined || zone.format !== page.zone || !isZoneRight(zone)) return false
  const { number, birthDate, expiryDate, sex } = zone.fields
  const isDated = birthDate?.value === holder.birthDate && expiryDate?.value === holder.expiryDate
  if (number?.value !== holder.number || !isDated) return false
  if (zone.format === 'CN_PERMIT') return true
  const { surname, givenNames } = zone.name ?? {}
  return sex?.value === holder.sex && surname === holder.surname && givenNames === holder.givenNames
}

/** The fields that a side prints. */
function printedFields({ page, holder }: Variant): readonly ComparedField[] {
  const { certificateType, side, zone } = page
  if (zone === 'MRV_A' || zone === 'MRV_B') return []
  if (zone === 'CN_PERMIT') return ['certificateNumber', 'expiryDate']
  const isChineseCard =
    certificateType.endsWith('_RESIDENCE_PERMIT') ||
    (certificateType === 'ID_CARD' && holder.issuingRegion === 'CN')
  if (!isChineseCard) return ['name', 'certificateNumber', 'expiryDate']
  return side === 'BACK' ? ['expiryDate'] : ['name', 'certificateNumber']
}

const proven = (value: ReadValue | undefined): value is ReadValue => value?.check === 'RIGHT'

function wrongValues(variant: Variant, sources: readonly ReadFields[]): Pick<ReadBack, 'wrong' | 'doubtful'> {
  const { birthDate, expiryDate } = variant.holder
  const drawn = { certificateNumber: numberOf(variant), birthDate, expiryDate }
  const [wrong, doubtful]: [string[], string[]] = [[], []]
  for (const source of sources)
    for (const field of ['certificateNumber', 'birthDate', 'expiryDate'] as const) {
      const read = source[field]
      const value = drawn[field]
      if (!proven(read) || read.value === value) continue
      const isMarked =
        read.value.length === value.length &&
        [...read.value].every((letter, at) => letter === value[at] || read.doubtfulAt?.includes(at) === true)
      const text = `${source.source} ${field}: ${read.value} for ${value}`
      if (isMarked) doubtful.push(text)
      else wrong.push(text)
    }
  return { wrong, doubtful }
}

export function readBack(variant: Variant, page: PageReading, today: LocalDate): ReadBack {
  const { certificateType } = variant.page
  const { holder } = variant
  const sources = sourcesOf({ pages: [page] }, { certificateType, today })
  const issuingRegion = holder.issuingRegion ?? ''
  const entered = {
    certificateType,
    issuingRegion,
    name: holder.name,
    certificateNumber: numberOf(variant),
    ...(holder.expiryDate === longTerm ? {} : { expiryDate: holder.expiryDate }),
  }
  const printed = printedFields(variant)
  const comparisons = compareFields(entered, { sources, lines: page.lines, pinyin: readings }).filter(
    ({ field }) => printed.includes(field),
  )
  const suggested =
    printed.length === 0 ? {} : suggestionsFrom(sources, { certificateType, issuingRegion, today })
  const isNameWrong =
    suggested.name !== undefined &&
    compareNames(
      holder.name,
      {
        value: suggested.name,
        place: page.lines[0]?.place ?? { x: 0, y: 0, width: 0, height: 0 },
        check: 'NONE',
      },
      {
        pinyin: readings,
        isPinyinExpected: issuingRegion === 'CN',
      },
    ) === 'DIFFERS'
  return {
    ...(variant.page.zone === undefined ? {} : { isZoneWhole: isZoneWhole(variant, page) }),
    comparisons,
    ...wrongValues(variant, sources),
    wrongSuggestions: [
      ...(isNameWrong ? [`name: ${suggested.name}`] : []),
      ...(suggested.certificateNumber === undefined || suggested.certificateNumber === numberOf(variant)
        ? []
        : [`number: ${suggested.certificateNumber}`]),
      ...(suggested.expiryDate === undefined || suggested.expiryDate === holder.expiryDate
        ? []
        : [`expiry: ${suggested.expiryDate}`]),
    ],
  }
}
