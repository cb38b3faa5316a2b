import type { Region } from './regions.ts'

/** A number in the form in which it is checked, stored and displayed, or the first character that is not allowed. */
export type NormalisedNumber = { readonly number: string } | { readonly refused: string }

// Spaces, dashes, punctuation of issuers, middle dots, and invisible characters of pasted text.
const ignorable =
  /[\s\p{Pd}\u02D7\u2043\u2212./()<\u00B7\u0387\u2022\u2027\u2219\u22C5\u2E31\u30FB\uFF65\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u

/** Capital letters that look like Latin ones. The two texts correspond character by character. */
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

/** Maps U+FF01–FF5E and U+3000 to ASCII: East Asian keyboards type them. Other mappings of NFKC are not applied. */
function halfWidth(character: string): string {
  if (character === '\u3000') return ' '
  return /[\uFF01-\uFF5E]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character
}

function latinOf(character: string, issuingRegion: Region): string | undefined {
  // Case mapping is limited to A–Z. It changes other characters, such as ß to SS and ı to I.
  if (/^[A-Za-z0-9]$/.test(character)) return character.toUpperCase()
  const set = lookalikes.find(({ printedIn }) => printedIn.includes(issuingRegion))
  const capital = character.toUpperCase()
  // The capital of a variant such as the micro sign is another letter.
  if (character !== capital && character !== capital.toLowerCase()) return undefined
  const at = set?.capitals.indexOf(capital) ?? -1
  return at < 0 ? undefined : set?.latin[at]
}

/**
 * Normalises a printed or pasted number: full-width forms become ASCII, letters become capitals, and look-alikes become
 * Latin letters where the issuing region prints them. Spaces and punctuation are removed. Other characters are refused.
 */
export function normaliseNumber(raw: string, issuingRegion: Region): NormalisedNumber {
  let number = ''
  for (const character of raw) {
    const ascii = halfWidth(character)
    if (ignorable.test(ascii)) continue
    const latin = latinOf(ascii, issuingRegion)
    if (latin === undefined) return { refused: character }
    number += latin
  }
  return { number }
}
