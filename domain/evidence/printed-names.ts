import type { Place, TextLine } from './text-lines.ts'
import { isWrittenAs, zoneLetters } from './transliteration.ts'

/** The lines of the page above and below a place. */
export function linesBeside(place: Place, lines: readonly TextLine[]): TextLine[] {
  return lines.filter(line => {
    const middle = line.place.y + line.place.height / 2
    return middle < place.y || middle > place.y + place.height
  })
}

type PrintedWord = NonNullable<ReturnType<typeof zoneLetters>>

const printedWords = (text: string): PrintedWord[] =>
  text.split(/[^\p{L}\p{M}'’]+/u).flatMap(word => {
    const letters = zoneLetters(word, () => [])
    return letters === undefined || letters.length === 0 ? [] : [letters]
  })

/** Whether every word of a zone's name is printed on the lines, with its diacritics or without. */
export function isNamePrinted(name: string, lines: readonly TextLine[]): boolean {
  const printed = lines.flatMap(({ text }) => printedWords(text))
  return name.split(' ').every(word => printed.some(letters => isWrittenAs(letters, word)))
}

/** The two parts of a name that a line prints with a comma between them: `WU, HAI`. */
export function partsAtComma(
  name: string,
  lines: readonly TextLine[],
): { readonly surname: string; readonly givenNames: string } | undefined {
  const words = name.split(' ')
  const areWritten = (printed: readonly PrintedWord[], as: readonly string[]) =>
    printed.length === as.length && as.every((word, at) => isWrittenAs(printed[at] ?? [], word))
  for (const { text } of lines) {
    const [before = '', after, ...more] = text.split(/[,，]/)
    if (after === undefined || more.length > 0) continue
    const [first, second] = [printedWords(before), printedWords(after)]
    for (let length = 1; length < words.length; length += 1) {
      // A label may stand before the name.
      const isSurname = areWritten(first.slice(-length), words.slice(0, length))
      if (isSurname && areWritten(second, words.slice(length))) {
        return { surname: words.slice(0, length).join(' '), givenNames: words.slice(length).join(' ') }
      }
    }
  }
  return undefined
}
