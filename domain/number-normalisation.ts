import type { Region } from './regions.ts'

/** A number in the form in which it is checked, stored and shown; or the first character that no number can have. */
export type NormalisedNumber = { readonly number: string } | { readonly refused: string }

// Spaces, every dash, the punctuation that issuers print, middle dots; and the invisible characters that pasted text brings along.
const removed =
  /[\s\p{Pd}\u02D7\u2043\u2212./()<\u00B7\u0387\u2022\u2027\u2219\u22C5\u2E31\u30FB\uFF65\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u

/** Capitals that have the shape of a Latin one: each text is read character by character beside its Latin counterpart. */
interface Lookalikes {
  readonly printedIn: readonly Region[]
  readonly capitals: string
  readonly latin: string
}

const lookalikes: readonly Lookalikes[] = [
  { printedIn: ['GR', 'CY'], capitals: 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', latin: 'ABEZHIKMNOPTYX' },
  {
    printedIn: ['RU', 'BY', 'UA', 'KZ', 'KG', 'BG', 'RS', 'MK'],
    capitals: 'АВЕЅІЈКМНОРСТУХ',
    latin: 'ABESIJKMHOPCTYX',
  },
]

/** U+FF01–FF5E and U+3000 as their ASCII counterparts: typed by an East Asian keyboard, and nothing else of NFKC. */
function halfWidth(character: string): string {
  if (character === '\u3000') return ' '
  return /[\uFF01-\uFF5E]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character
}

function latinOf(character: string, issuingRegion: Region): string | undefined {
  // Only A–Z change their case: others would become other characters, such as ß SS, and ı I.
  if (/^[A-Za-z0-9]$/.test(character)) return character.toUpperCase()
  const set = lookalikes.find(({ printedIn }) => printedIn.includes(issuingRegion))
  const capital = character.toUpperCase()
  // Variants such as the micro sign have the capital of another letter.
  if (character !== capital && character !== capital.toLowerCase()) return undefined
  const at = set?.capitals.indexOf(capital) ?? -1
  return at < 0 ? undefined : set?.latin[at]
}

/**
 * A number as it is printed, or pasted: full-width forms become ASCII, letters capitals, look-alikes the Latin letters
 * that they stand for where the issuing region prints them. Spaces and punctuation go. Anything else is refused.
 */
export function normaliseNumber(raw: string, issuingRegion: Region): NormalisedNumber {
  let number = ''
  for (const character of raw) {
    const typed = halfWidth(character)
    if (removed.test(typed)) continue
    const latin = latinOf(typed, issuingRegion)
    if (latin === undefined) return { refused: character }
    number += latin
  }
  return { number }
}
