import type { DocumentReading } from '../../../domain/evidence/document-reading.ts'
import { pageReading } from '../../support/sample-reading.ts'

/** What machines read in the files of the story. */
const dataPage: DocumentReading = {
  pages: [
    pageReading([
      'PASSPORT',
      'LI',
      'SPECIMEN',
      'E00000000',
      'P<CHNLI<<SPECIMEN<<<<<<<<<<<<<<<<<<<<<<<<<<<',
      'E000000008CHN9002155F3912313<<<<<<<<<<<<<<<6',
    ]),
  ],
}

const holding: DocumentReading = {
  pages: [
    pageReading(['PASSPORT', 'LI'], {
      faces: [
        { place: { x: 900, y: 200, width: 320, height: 400 }, confidence: 0.97 },
        { place: { x: 420, y: 900, width: 60, height: 80 }, confidence: 0.81 },
      ],
      certificate: { x: 380, y: 820, width: 520, height: 360 },
    }),
  ],
}

export const storyReadings = { DATA_PAGE: dataPage, HOLDING: holding } as const
