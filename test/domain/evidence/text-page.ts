import type { TextLine } from '../../../domain/evidence/text-lines.ts'

/** Lines of text from top to bottom; boxes of one row are separated by `|`. */
export function textPage(...rows: readonly string[]): TextLine[] {
  return rows.flatMap((row, at) => {
    const boxes = row.split('|')
    const width = 0.8 / boxes.length
    return boxes.map((text, index) => ({
      text: text.trim(),
      place: { x: 0.1 + index * width, y: 0.1 + at * 0.07, width: width * 0.9, height: 0.04 },
      confidence: 0.95,
    }))
  })
}
