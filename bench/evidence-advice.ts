import type { CertificateType, Slot } from '../domain/certificates.ts'
import type { Advice } from '../domain/evidence/advice-names.ts'
import { adviseDocument } from '../domain/evidence/advised-document.ts'
import { type Damage, damagePicture } from '../local/specimens/damage.ts'
import { drawEmptyScene } from '../local/specimens/empty-scenes.ts'
import { drawSpecimen } from '../local/specimens/specimen.ts'
import { type DrawnPage, drawnPages, type Variant, variantOf } from '../local/specimens/specimen-variants.ts'
import { heading, photoReader, row, shareOf, today } from './evidence-pages.ts'

interface Taken {
  readonly photo: Uint8Array
  readonly slot: Slot
  readonly certificateType: CertificateType
}

interface Group {
  readonly name: string
  readonly count: number
  readonly isSound: boolean
  readonly take: (at: number) => Promise<Taken>
}

const pages = drawnPages.filter(({ zone }) => zone !== 'MRV_A' && zone !== 'MRV_B')
// No slot takes the back of a licence: it is the other side.
const accepted = pages.filter(
  ({ certificateType, side }) => certificateType !== 'DRIVER_LICENSE' || side === 'FRONT',
)

const variant = (damage: Damage, at: number, isOnTable = false): Variant =>
  variantOf(accepted[at % accepted.length] as DrawnPage, damage, `advice ${at}`, { isOnTable })

async function certificate(damage: Damage, at: number, isOnTable = false): Promise<Taken> {
  const { request, page, seed } = variant(damage, at, isOnTable)
  const photo = await damagePicture(await drawSpecimen(request), damage, seed)
  return { photo, slot: page.side, certificateType: page.certificateType }
}

/** The front of the certificate in its holder's hands. */
async function holding(damage: Damage, at: number): Promise<Taken> {
  const { request, page, seed } = variant(damage, at)
  const side = page.side === 'BACK' ? 'FRONT' : page.side
  const photo = await damagePicture(await drawSpecimen({ ...request, kind: 'holding', side }), damage, seed)
  return { photo, slot: 'HOLDING', certificateType: page.certificateType }
}

const bad = ['VERY_BLURRED', 'VERY_DARK', 'OVEREXPOSED'] as const

const groups: readonly Group[] = [
  { name: 'sound, certificate', count: 96, isSound: true, take: at => certificate('SOUND', at) },
  { name: 'sound, on a table', count: 32, isSound: true, take: at => certificate('SOUND', at, true) },
  { name: 'sound, held', count: 80, isSound: true, take: at => holding('SOUND', at) },
  ...bad.flatMap(damage => [
    {
      name: `${damage}, certificate`,
      count: 32,
      isSound: false,
      take: (at: number) => certificate(damage, at),
    },
    { name: `${damage}, held`, count: 16, isSound: false, take: (at: number) => holding(damage, at) },
  ]),
  {
    name: 'empty, certificate',
    count: 24,
    isSound: false,
    take: async at => ({
      photo: await drawEmptyScene(`empty ${at}`),
      slot: accepted[at % accepted.length]?.side ?? 'FRONT',
      certificateType: accepted[at % accepted.length]?.certificateType ?? 'PASSPORT',
    }),
  },
  {
    name: 'empty, held',
    count: 24,
    isSound: false,
    take: async at => ({
      photo: await drawEmptyScene(`held ${at}`),
      slot: 'HOLDING',
      certificateType: 'PASSPORT',
    }),
  },
]

const counted = (all: readonly Advice[]) =>
  [...new Set(all)].map(name => `${name} ${all.filter(each => each === name).length}`).join(', ')

const range = (values: readonly number[]) => {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toPrecision(3)
  return `${at(0)} – ${at(0.5)} – ${at(1)}`
}

/** Prints how many pictures get an advice, and the measurements that the thresholds divide. */
export async function measureAdvice(program: string): Promise<void> {
  const read = await photoReader(program)
  console.log(
    heading(
      'pictures',
      'with advice',
      'which',
      'sharpness: least – median – most',
      'mean lightness',
      'dark share',
      'glare share',
      'text height',
      'lines',
      'confidence',
    ),
  )
  const totals = { sound: [0, 0], bad: [0, 0] } as Record<'sound' | 'bad', [number, number]>
  for (const { name, count, isSound, take } of groups) {
    const given: Advice[][] = []
    const photos: Awaited<ReturnType<typeof read>>[] = []
    for (let at = 0; at < count; at++) {
      const { photo, slot, certificateType } = await take(at)
      const one = await read(photo, slot)
      const advice = adviseDocument({
        slot,
        format: 'JPEG',
        pages: [one.measured],
        reading: { pages: [one.page] },
        certificateType,
        today,
      })
      if (advice.length > 0 === isSound)
        console.error(`${name} ${at} ${certificateType} ${slot}: ${advice.join(' ')}`)
      given.push(advice)
      photos.push(one)
    }
    const advised = given.filter(({ length }) => length > 0).length
    const total = totals[isSound ? 'sound' : 'bad']
    total[0] += advised
    total[1] += count
    const measure = (pick: (photo: (typeof photos)[number]) => number) => range(photos.map(pick))
    const heights = ({ page, measured }: (typeof photos)[number]) => {
      const sorted = page.lines.map(({ place }) => place.height).toSorted((a, b) => a - b)
      return (
        ((sorted[Math.floor(sorted.length / 2)] ?? 0) * Math.max(measured.width, measured.height)) /
        Math.max(page.width, page.height)
      )
    }
    console.log(
      row(
        name,
        shareOf(advised, count),
        counted(given.flat()),
        measure(({ measured }) => measured.sharpness),
        measure(({ measured }) => measured.meanLightness),
        measure(({ measured }) => measured.darkShare),
        measure(({ measured }) => measured.glareShare),
        measure(heights),
        measure(({ page }) => page.lines.length),
        measure(
          ({ page }) =>
            page.lines.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, page.lines.length),
        ),
      ),
    )
  }
  console.log(row('all sound', shareOf(...totals.sound), ...Array(8).fill('')))
  console.log(row('all others', shareOf(...totals.bad), ...Array(8).fill('')))
}
