import type { CertificateType, Slot } from '../domain/certificates.ts'
import type { Advice } from '../domain/evidence/advice-names.ts'
import { adviseDocument } from '../domain/evidence/advised-document.ts'
import type { PageReading } from '../domain/evidence/document-reading.ts'
import type { PageMeasurements } from '../domain/measurements.ts'
import { type Damage, damagePicture } from '../local/specimens/damage.ts'
import { drawEmptyScene } from '../local/specimens/empty-scenes.ts'
import { drawSpecimen } from '../local/specimens/specimen.ts'
import { type DrawnPage, drawnPages, type Variant, variantOf } from '../local/specimens/specimen-variants.ts'
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

interface Taken {
  readonly photo: Uint8Array
  readonly slot: Slot
  readonly certificateType: CertificateType
}

interface Group {
  readonly name: string
  readonly count: number
  readonly isSound: boolean
  readonly take: (picture: Picture) => Promise<Taken>
}

const pages = drawnPages.filter(({ zone }) => zone !== 'MRV_A' && zone !== 'MRV_B')
// No slot takes the back of a licence: it is the other side.
const accepted = pages.filter(
  ({ certificateType, side }) => certificateType !== 'DRIVER_LICENSE' || side === 'FRONT',
)

interface Picture {
  readonly at: number
  readonly seed: string
}

const variant = (damage: Damage, { at, seed }: Picture, isOnTable = false): Variant =>
  variantOf(accepted[at % accepted.length] as DrawnPage, damage, `advice ${at} ${seed}`.trim(), { isOnTable })

async function certificate(damage: Damage, picture: Picture, isOnTable = false): Promise<Taken> {
  const { request, page, seed } = variant(damage, picture, isOnTable)
  const photo = await damagePicture(await drawSpecimen(request), damage, seed)
  return { photo, slot: page.side, certificateType: page.certificateType }
}

/** The front of the certificate in its holder's hands. */
async function holding(damage: Damage, picture: Picture): Promise<Taken> {
  const { request, page, seed } = variant(damage, picture)
  const side = page.side === 'BACK' ? 'FRONT' : page.side
  const photo = await damagePicture(await drawSpecimen({ ...request, kind: 'holding', side }), damage, seed)
  return { photo, slot: 'HOLDING', certificateType: page.certificateType }
}

const bad = ['VERY_BLURRED', 'VERY_DARK', 'OVEREXPOSED'] as const

const groups: readonly Group[] = [
  { name: 'sound, certificate', count: 96, isSound: true, take: picture => certificate('SOUND', picture) },
  {
    name: 'sound, on a table',
    count: 32,
    isSound: true,
    take: picture => certificate('SOUND', picture, true),
  },
  { name: 'sound, held', count: 80, isSound: true, take: picture => holding('SOUND', picture) },
  ...bad.flatMap(damage => [
    {
      name: `${damage}, certificate`,
      count: 32,
      isSound: false,
      take: (picture: Picture) => certificate(damage, picture),
    },
    {
      name: `${damage}, held`,
      count: 16,
      isSound: false,
      take: (picture: Picture) => holding(damage, picture),
    },
  ]),
  {
    name: 'empty, certificate',
    count: 24,
    isSound: false,
    take: async ({ at, seed }) => ({
      photo: await drawEmptyScene(`empty ${at} ${seed}`.trim()),
      slot: accepted[at % accepted.length]?.side ?? 'FRONT',
      certificateType: accepted[at % accepted.length]?.certificateType ?? 'PASSPORT',
    }),
  },
  {
    name: 'empty, held',
    count: 24,
    isSound: false,
    take: async ({ at, seed }) => ({
      photo: await drawEmptyScene(`held ${at} ${seed}`.trim()),
      slot: 'HOLDING',
      certificateType: 'PASSPORT',
    }),
  },
]

const counted = (all: readonly Advice[]) =>
  [...new Set(all)].map(name => `${name} ${all.filter(each => each === name).length}`).join(', ')

const range = (values: readonly number[]) => {
  const sorted = values.filter(value => !Number.isNaN(value)).toSorted((one, other) => one - other)
  const at = (share: number) => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toPrecision(3))
  return sorted.length === 0 ? '–' : `${at(0)} – ${at(0.5)} – ${at(1)}`
}

interface Advised {
  readonly measured: PageMeasurements
  readonly page?: PageReading
  readonly advice: readonly Advice[]
}

const columns: Readonly<Record<string, (photo: Advised) => number>> = {
  sharpness: ({ measured }) => measured.sharpness,
  'mean lightness': ({ measured }) => measured.meanLightness,
  'dark share': ({ measured }) => measured.darkShare,
  'glare share': ({ measured }) => measured.glareShare,
  lines: ({ page }) => page?.lines.length ?? Number.NaN,
  confidence: ({ page }) => mean(page?.lines.map(({ confidence }) => confidence) ?? []),
  'height of text': ({ page }) => median(page?.lines.map(({ place }) => place.height) ?? []),
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function groupRow(name: string, photos: readonly Advised[]): string {
  const advised = photos.filter(({ advice }) => advice.length > 0).length
  const given = counted(photos.flatMap(({ advice }) => advice))
  return row(
    name,
    shareOf(advised, photos.length),
    given,
    ...Object.values(columns).map(pick => range(photos.map(pick))),
  )
}

/**
 * Prints how many pictures get an advice, and what the thresholds divide: least, median and most. With `measurements`, the
 * pictures are not read, and only the measurements count.
 */
export async function measureAdvice(program: string, { named, seed, every }: Selection): Promise<void> {
  const read = named.includes('measurements') ? undefined : await previewReader(program)
  const parts = named.filter(name => name !== 'measurements')
  console.log(heading('pictures', 'with advice', 'which', ...Object.keys(columns)))
  const all = new Map<boolean, Advised[]>()
  for (const { name, count, isSound, take } of groups) {
    if (parts.length > 0 && !parts.some(part => name.includes(part))) continue
    const photos: Advised[] = []
    for (let at = 0; at < count; at += every) {
      const { photo, slot, certificateType } = await take({ at, seed })
      const { measured, preview } = await derivePhoto(photo)
      const page = (await read?.(preview, slot))?.page
      const reading = page === undefined ? {} : { reading: { pages: [page] } }
      const advice = adviseDocument({
        slot,
        format: 'JPEG',
        pages: [measured],
        ...reading,
        certificateType,
        today,
      })
      if (advice.length > 0 === isSound)
        console.error(`${name} ${at} ${certificateType} ${slot}: ${advice.join(' ')}`)
      photos.push({ measured, advice, ...(page === undefined ? {} : { page }) })
    }
    all.set(isSound, [...(all.get(isSound) ?? []), ...photos])
    console.log(groupRow(name, photos))
  }
  console.log(groupRow('all sound', all.get(true) ?? []))
  console.log(groupRow('all others', all.get(false) ?? []))
}
