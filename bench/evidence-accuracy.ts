import type { Damage } from '../local/specimens/damage.ts'
import { type ReadBack, readBack } from '../local/specimens/read-back.ts'
import { drawnPages, drawVariant, type Variant, variantOf } from '../local/specimens/specimen-variants.ts'
import {
  derivePhoto,
  heading,
  median,
  previewReader,
  row,
  type Selection,
  shareOf,
  today,
} from './evidence-pages.ts'

const damaged = [
  'TILT',
  'PERSPECTIVE',
  'BLUR',
  'GLARE',
  'NOISE',
  'JPEG_40',
  'TURN_90',
  'TURN_180',
  'TURN_270',
  'MIXED',
] as const satisfies Damage[]

const kinds = ['SOUND', 'TABLE', ...damaged] as const

type Kind = (typeof kinds)[number]

interface Measured extends ReadBack {
  readonly variant: Variant
  readonly kind: Kind
  readonly seconds: number
}

const isMainlandCard = ({ page }: Variant) => page.certificateType === 'ID_CARD' && page.regions[0] === 'CN'

const counts: Partial<Record<Kind, number>> = { SOUND: 4, TABLE: 2 }

/** Each side in sound pictures with several holders, and with each damage. */
function variants({ seed, zones }: Selection): { kind: Kind; variant: Variant }[] {
  const pages = drawnPages.filter(({ zone }) => !zones || zone !== undefined)
  return pages.flatMap(page =>
    kinds.flatMap(kind =>
      Array.from({ length: counts[kind] ?? 1 }, (_, round) => ({
        kind,
        variant: variantOf(page, kind === 'TABLE' ? 'SOUND' : kind, `${kind} ${round} ${seed}`.trim(), {
          isOnTable: kind === 'TABLE',
        }),
      })),
    ),
  )
}

const count = <T>(list: readonly T[], holds: (each: T) => boolean) => list.filter(holds).length

function tableRow(name: string, measured: readonly Measured[]): string {
  const zones = measured.filter(({ isZoneWhole }) => isZoneWhole !== undefined)
  const fields = (some: readonly Measured[]) => some.flatMap(({ comparisons }) => comparisons)
  const cards = fields(measured.filter(({ variant }) => isMainlandCard(variant)))
  const numbers = cards.filter(({ field }) => field !== 'name')
  const others = fields(
    measured.filter(({ variant }) => !isMainlandCard(variant) && variant.page.zone === undefined),
  )
  return row(
    name,
    measured.length,
    shareOf(
      count(zones, ({ isZoneWhole }) => isZoneWhole === true),
      zones.length,
    ),
    shareOf(
      count(numbers, ({ result }) => result === 'AGREES'),
      numbers.length,
    ),
    shareOf(
      count(others, ({ result }) => result === 'AGREES'),
      others.length,
    ),
    shareOf(
      count(others, ({ result }) => result === 'DIFFERS'),
      others.length,
    ),
    measured.flatMap(({ wrong }) => wrong).length,
    measured.flatMap(({ wrongSuggestions }) => wrongSuggestions).length,
    `${median(measured.map(({ seconds }) => seconds)).toFixed(1)} s`,
  )
}

/** Everything that is not as it should be, to be looked into. */
function complaints({
  variant,
  kind,
  isZoneWhole,
  comparisons,
  wrong,
  doubtful,
  wrongSuggestions,
}: Measured): string[] {
  const { certificateType, side, zone = '' } = variant.page
  const found = [
    ...(isZoneWhole === false ? ['zone not whole'] : []),
    ...comparisons
      .filter(({ result }) => result !== 'AGREES')
      .map(({ field, result, read }) => `${field} ${result}${read === undefined ? '' : `: ${read.value}`}`),
    ...wrong.map(text => `WRONG ${text}`),
    ...doubtful.map(text => `doubtful ${text}`),
    ...wrongSuggestions.map(text => `WRONG SUGGESTION ${text}`),
  ]
  return found.map(text => `${kind} ${certificateType} ${side} ${zone} (${variant.seed}): ${text}`)
}

/**
 * Reads every variant, or those of the named kinds, and prints the table by kind of damage. What was not read goes to
 * standard error.
 */
export async function measureAccuracy(program: string, selection: Selection): Promise<void> {
  const read = await previewReader(program)
  const measured: Measured[] = []
  const { named } = selection
  const isWanted = (kind: Kind) => named.length === 0 || named.includes(kind)
  for (const { kind, variant } of variants(selection)) {
    if (!isWanted(kind)) continue
    const { preview } = await derivePhoto(await drawVariant(variant))
    const { page, seconds } = await read(preview, variant.page.side)
    const one = { variant, kind, seconds, ...readBack(variant, page, today) }
    measured.push(one)
    for (const complaint of complaints(one)) console.error(complaint)
  }
  console.log(
    heading(
      'picture',
      'count',
      'zone whole and right',
      'number and expiry of the mainland’s ID card',
      'other fields read',
      'other fields that differ',
      'wrong with right check digits',
      'wrong suggestions',
      'processor time',
    ),
  )
  for (const kind of kinds.filter(isWanted))
    console.log(
      tableRow(
        kind,
        measured.filter(each => each.kind === kind),
      ),
    )
  const isDamaged = ({ kind }: Measured) => kind !== 'SOUND' && kind !== 'TABLE'
  console.log(
    tableRow(
      'all sound',
      measured.filter(each => !isDamaged(each)),
    ),
  )
  console.log(tableRow('all damaged', measured.filter(isDamaged)))
}
