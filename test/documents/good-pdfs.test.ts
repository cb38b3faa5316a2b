import { describe, expect, test } from '@jest/globals'
import { accepted, byName, expectBareImages, restrictReaders } from './examined-specimens.ts'
import { goodPdfs } from './specimens/pdf.ts'

restrictReaders()

describe('a good PDF is accepted with two bare JPEGs for each page', () => {
  test.each(byName(goodPdfs))('%s', async (_, specimen) => {
    const { signals, images } = await accepted(specimen)
    expect(images).toHaveLength(signals.pages.length)
    await expectBareImages(images)
  })
})
