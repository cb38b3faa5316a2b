import { describe, test } from '@jest/globals'
import { byName, expectDrawn, restrictReaders } from './examined-specimens.ts'
import { goodPdfs } from './specimens/pdf.ts'
import { unreported } from './specimens/reported-kinds.ts'

restrictReaders()

describe('a good PDF is accepted with two bare JPEGs for each page', () => {
  test.each(byName(unreported(goodPdfs)))('%s', (_, specimen) => expectDrawn(specimen))
})
