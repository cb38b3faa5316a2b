import type { LocalDate } from '../local-time.ts'
import { normaliseNumber } from '../number-normalisation.ts'
import { normaliseName } from '../person-name.ts'
import type { Region } from '../regions.ts'
import { printedDates } from './printed-dates.ts'
import { longTerm, type ReadValue } from './read-fields.ts'
import type { TextLine } from './text-lines.ts'
import { placeWithin } from './text-places.ts'

/** Shorter numbers and names would be found by chance. */
const shortestNumber = 5

/** The characters of a line that pass `keep`, each with its position. */
function compact({ text }: TextLine, keep: (character: string) => string) {
  const kept = [...text].flatMap((character, at) => [...keep(character)].map(each => ({ each, at })))
  return { text: kept.map(({ each }) => each).join(''), at: kept.map(({ at }) => at) }
}

function find(
  lines: readonly TextLine[],
  wanted: string,
  keep: (character: string) => string,
  isBoundary: (before: string, after: string) => boolean,
): ReadValue | undefined {
  for (const line of lines) {
    const { text, at } = compact(line, keep)
    const found = text.indexOf(wanted)
    if (found < 0 || !isBoundary(text.charAt(found - 1), text.charAt(found + wanted.length))) continue
    const from = at[found] ?? 0
    const to = (at[found + wanted.length - 1] ?? from) + 1
    return { value: line.text.slice(from, to), place: placeWithin(line, from, to), check: 'NONE' }
  }
  return undefined
}

/** Where the entered number stands in the text, with any spaces and punctuation. A part of a longer number is not it. */
export function findNumber(
  lines: readonly TextLine[],
  number: string,
  region: Region,
): ReadValue | undefined {
  if (number.length < shortestNumber) return undefined
  const keep = (character: string) => {
    const normalised = normaliseNumber(character, region)
    return 'number' in normalised ? normalised.number : character
  }
  return find(lines, number, keep, (before, after) => !/\d/.test(before) && !/\d/.test(after))
}

/** Where the entered name stands on one line of the text. */
export function findName(lines: readonly TextLine[], name: string): ReadValue | undefined {
  const letters = [...normaliseName(name).toUpperCase()].filter(each => /\p{L}/u.test(each)).join('')
  const isHan = /^\p{Script=Han}+$/u.test(letters)
  if (letters.length < (isHan ? 2 : 4)) return undefined
  const keep = (character: string) => (/\p{L}/u.test(character) ? character.toUpperCase() : '')
  // A line of Latin letters has the name and little else; Chinese names stand after their label.
  return find(lines, letters, keep, (before, after) => isHan || (before === '' && after === ''))
}

/** Where the entered date of expiry stands in the text, in any form. */
export function findDate(lines: readonly TextLine[], date: LocalDate | undefined): ReadValue | undefined {
  for (const line of lines) {
    if (date === undefined) {
      const at = line.text.indexOf('长期')
      if (at >= 0) return { value: longTerm, place: placeWithin(line, at, at + 2), check: 'NONE' }
      continue
    }
    const found = printedDates(line.text).find(({ readings }) => readings.includes(date))
    if (found !== undefined)
      return { value: date, place: placeWithin(line, found.from, found.to), check: 'NONE' }
  }
  return undefined
}
