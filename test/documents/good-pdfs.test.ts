import { describe, expect, test } from '@jest/globals'
import { byName, expectDrawn, restrictReaders } from './examined-specimens.ts'
import { goodPdfs } from './specimens/pdf.ts'
import { unreported } from './specimens/reported-kinds.ts'

restrictReaders()

/** The number of pages, if more than one. */
const pages: Readonly<Record<string, number>> = {
  'a PDF of ten scans': 10,
  'a PDF whose page tree has branches': 2,
  'a PDF with a blank page after another': 2,
}

describe('a good PDF is accepted with two bare JPEGs for each page', () => {
  test.each(byName(unreported(goodPdfs)))('%s', async (name, specimen) => {
    const { signals } = await expectDrawn(specimen)
    expect(signals.pages).toHaveLength(pages[name] ?? 1)
  })
})
