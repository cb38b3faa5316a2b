import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { expectDrawn, expectRefused, expectShown, restrictReaders } from './examined-specimens.ts'
import { reportedKinds, specimenNamed } from './specimens/reported-kinds.ts'
import type { GoodPhoto } from './specimens/scene.ts'
import type { BadSpecimen, GoodSpecimen } from './specimens/specimen.ts'

restrictReaders()

const isPhoto = (specimen: GoodSpecimen): specimen is GoodPhoto => 'shows' in specimen
const isBad = (specimen: GoodSpecimen): specimen is BadSpecimen => 'refusal' in specimen

const darkest = async (image: Uint8Array): Promise<number> => {
  const { channels } = await sharp(image).stats()
  return Math.min(...channels.map(({ min }) => min))
}

async function expectVerdict(verdict: string, specimen: GoodSpecimen | BadSpecimen): Promise<void> {
  expect(isBad(specimen) ? specimen.refusal : 'ACCEPTED').toBe(verdict)
  if (isBad(specimen)) return expectRefused(specimen)
  if (isPhoto(specimen)) return expectShown(specimen)
  const { signals, images } = await expectDrawn(specimen)
  for (const page of signals.pages) expect(page).not.toHaveProperty('charactersWithoutFont')
  for (const { preview } of images) expect(await darkest(preview)).toBeLessThan(60)
}

describe('a kind of file that was once misjudged is judged correctly', () => {
  describe.each(Object.entries(reportedKinds))('%s', (_, verdicts) => {
    const rows = Object.entries(verdicts).flatMap(([verdict, names]) =>
      names.map(name => [verdict, name, specimenNamed(name)] as const),
    )
    test.each(rows)('%s: %s', (verdict, __, specimen) => expectVerdict(verdict, specimen))
  })
})
