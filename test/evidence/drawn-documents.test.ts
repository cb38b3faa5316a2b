import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CertificateType, Slot } from '../../domain/certificates.ts'
import type { PageReading } from '../../domain/evidence/document-reading.ts'
import type { ZoneFormat } from '../../domain/evidence/zone-layouts.ts'
import { examine } from '../../lambdas/documents/examine.ts'
import { isolatedReading, readingBounds } from '../../lambdas/evidence/isolated-reading.ts'
import { bundleProgram } from '../../lib/lambda-programs.ts'
import type { Damage } from '../../local/specimens/damage.ts'
import { type ReadBack, readBack } from '../../local/specimens/read-back.ts'
import { drawnPages, drawVariant, type Variant, variantOf } from '../../local/specimens/specimen-variants.ts'

const today = '2026-11-30'

type Row = readonly [CertificateType, Exclude<Slot, 'HOLDING'>, Damage, ZoneFormat?]

/** A small part of the pictures of `npm run bench:evidence`. */
const rows: readonly Row[] = [
  ['PASSPORT', 'DATA_PAGE', 'SOUND', 'TD3'],
  ['PASSPORT', 'DATA_PAGE', 'PERSPECTIVE', 'MRV_B'],
  ['ID_CARD', 'BACK', 'TURN_90', 'TD1'],
  ['ID_CARD', 'FRONT', 'TURN_180', 'TD2'],
  ['HK_MACAO_TRAVEL_PERMIT', 'BACK', 'SOUND', 'CN_PERMIT'],
  ['TAIWAN_TRAVEL_PERMIT', 'BACK', 'NOISE', 'CN_PERMIT'],
  ['ID_CARD', 'FRONT', 'SOUND'],
  ['ID_CARD', 'FRONT', 'PERSPECTIVE'],
  ['ID_CARD', 'BACK', 'BLUR'],
  ['DRIVER_LICENSE', 'BACK', 'SOUND'],
]

/** Of ID cards without a zone, the first page of the table is the mainland's. */
function variantFor([certificateType, side, damage, zone]: Row): Variant {
  const page = drawnPages.find(
    each => each.certificateType === certificateType && each.side === side && each.zone === zone,
  )
  if (page === undefined) throw new Error('No such page.')
  return variantOf(page, damage, `${damage} 0`)
}

/** The preview of a photo, as it is stored. */
async function previewOf(variant: Variant): Promise<Uint8Array> {
  const file = { declaredContentType: 'image/jpeg', fileName: 'photo.jpg', bytes: await drawVariant(variant) }
  const inspection = await examine(file, { shortestSide: 1 })
  const preview = inspection.accepted ? inspection.images[0]?.preview : undefined
  if (preview === undefined) throw new Error('A drawn photo was refused.')
  return preview
}

/** Deadlines, for machines that are slow or busy. */
const bounds = { ...readingBounds, start: 120_000, deadline: 240_000 }

/** The program starts no page after its time is up: the others are read by further processes. */
async function readPages(entry: string, previews: readonly Uint8Array[]): Promise<PageReading[]> {
  const read = isolatedReading({
    entry,
    bounds,
    onStopped: stoppage => expect(stoppage).toBeUndefined(),
  })
  const pages: PageReading[] = []
  while (pages.length < previews.length) {
    const some = previews.slice(pages.length, pages.length + 5)
    const reading = await read({ slot: 'FRONT', previews: some, today })
    expect(reading?.pages.length).toBeGreaterThan(0)
    pages.push(...(reading?.pages ?? []))
  }
  return pages
}

const cache = join(process.cwd(), 'node_modules', '.cache')
let folder: string
let all: { readonly variant: Variant; readonly back: ReadBack }[]
beforeAll(async () => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'drawn-documents-'))
  const variants = rows.map(variantFor)
  const previews = await Promise.all(variants.map(previewOf))
  const pages = await readPages(bundleProgram('reading', folder), previews)
  all = variants.map((variant, at) => ({
    variant,
    back: readBack(variant, pages[at] as PageReading, today),
  }))
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nameOf = ({ page, damage }: Variant) =>
  [page.certificateType, page.side, page.zone, damage].filter(part => part !== undefined).join(' ')

describe('of drawn documents, the reading program', () => {
  test('reads the zone of every sound picture, and of most damaged ones, whole and right', () => {
    const zones = all.filter(({ back }) => back.isZoneWhole !== undefined)
    expect(zones).toHaveLength(6)
    const broken = zones.filter(({ back }) => back.isZoneWhole === false).map(({ variant }) => variant)
    expect(broken.filter(({ damage }) => damage === 'SOUND').map(nameOf)).toEqual([])
    expect(broken.length).toBeLessThanOrEqual(1)
  })

  test('reads number and expiry of the mainland’s ID card', () => {
    const cards = all.filter(
      ({ variant: { page } }) => page.certificateType === 'ID_CARD' && page.regions[0] === 'CN',
    )
    const values = cards.flatMap(({ variant, back }) =>
      back.comparisons
        .filter(({ field }) => field !== 'name')
        .map(({ field, result }) => `${nameOf(variant)}: ${field} ${result}`),
    )
    expect(values).toHaveLength(3)
    expect(values.filter(value => !value.endsWith(' AGREES'))).toEqual([])
  })

  test('reads the bar code of a licence', () => {
    const licence = all.find(({ variant }) => variant.page.certificateType === 'DRIVER_LICENSE')
    expect(licence?.back.comparisons.map(({ result }) => result)).toEqual(['AGREES', 'AGREES', 'AGREES'])
  })

  test('gives no wrong value with a right check digit, and no wrong suggestion', () => {
    expect(all.flatMap(({ back }) => back.wrong)).toEqual([])
    expect(all.flatMap(({ back }) => back.wrongSuggestions)).toEqual([])
  })
})
