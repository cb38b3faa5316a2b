import type { Place, TextLine } from './text-lines.ts'
import { isWrittenAs, zoneLetters } from './transliteration.ts'

/** The lines of the page above and below a place. */
export function linesBeside(place: Place, lines: readonly TextLine[]): TextLine[] {
  return lines.filter(line => {
    const middle = line.place.y + line.place.height / 2
    return middle < place.y || middle > place.y + place.height
  })
}

/** Whether every word of a zone's name is printed on the lines, with its diacritics or without. */
export function isNamePrinted(name: string, lines: readonly TextLine[]): boolean {
  const printed = lines
    .flatMap(({ text }) => text.split(/[^\p{L}\p{M}'’]+/u))
    .map(word => zoneLetters(word, () => []))
    .filter(letters => letters !== undefined && letters.length > 0)
  return name.split(' ').every(word => printed.some(letters => isWrittenAs(letters ?? [], word)))
}
