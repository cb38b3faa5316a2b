import type { DocumentReading, PageReading } from '../../domain/evidence/document-reading.ts'
import { findMachineReadableZone } from '../../domain/evidence/machine-readable-zone.ts'
import type { TextLine } from '../../domain/evidence/text-lines.ts'

const sampleZoneLines = [
  'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<',
  'C01X00T478D<<6408125F3105010<<<<<<<<<<<<<<<8',
]

/** A line of text in a row of the page, from 0. */
function lineAt(row: number, text: string): TextLine {
  return { text, place: { x: 100, y: 100 + row * 60, width: text.length * 20, height: 30 }, confidence: 0.98 }
}

/** A page that shows these lines, and the zone among them. */
export function pageReading(texts: readonly string[], changed: Partial<PageReading> = {}): PageReading {
  const lines = texts.map((text, row) => lineAt(row, text))
  const zone = findMachineReadableZone(lines, '2026-11-23')
  return {
    turn: 0,
    width: 2000,
    height: 1500,
    lines,
    ...(zone === undefined ? {} : { zone }),
    barCodes: [],
    faces: [{ place: { x: 1200, y: 300, width: 200, height: 250 }, confidence: 0.9 }],
    ...changed,
  }
}

/** What is read in the data page of a passport. */
export const samplePassportReading: DocumentReading = {
  pages: [pageReading(['REISEPASS', 'MUSTERMANN', 'ERIKA', ...sampleZoneLines])],
}
