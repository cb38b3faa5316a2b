import { withoutGb18030PrivateUse } from './gb18030-private-use.ts'
import { longestName } from './policy.ts'

export type NameProblem =
  | { readonly code: 'TOO_BIG' | 'NO_LETTER' | 'TOO_MANY_MARKS' }
  | { readonly code: 'FORBIDDEN_CHARACTER'; readonly character: string }

/** Typed variants of U+00B7, the separator in names of ethnic minorities. */
const dots = /(?<=\p{Script=Han})[\u0387\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65](?=\p{Script=Han})/gu

/**
 * Applies NFC, collapses spaces, and replaces the private-use characters of GB 18030 and the variants of the dot in
 * Chinese names.
 */
export function normaliseName(raw: string): string {
  return withoutGb18030PrivateUse(raw).normalize('NFC').trim().replace(/\s+/gu, ' ').replace(dots, '\u00B7')
}

/**
 * Refused characters: controls, unassigned and private-use characters, lone surrogates, formats, invisible characters
 * (also Hangul fillers and the Braille blank), and replacements of an object or an error. Planes 2 and 3 are not
 * refused: they contain Han characters only, and the Unicode version of the runtime may be older.
 */
const unreadable =
  /(?![\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}\uFFFC\uFFFD]/u

/** Invisible characters that some scripts require, allowed in these positions. */
const requiredInvisibles = [
  // Joiners of Arabic, Syriac and N’Ko letters, and of the scripts of India, Sri Lanka, Myanmar, Cambodia and Tibet.
  /(?<=[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}])(?<=[\p{L}\p{M}])[\u200C\u200D]/gu,
  // Variation selectors and the vowel separator of Mongolian.
  /(?<=\p{Script=Mongolian})[\u180B-\u180F]/gu,
  // Variation selectors of Han characters. Population registers use them.
  /(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/gu,
]

// Non-spacing marks stack above and below their letter. Spacing marks stand beside it.
const pileOfMarks = /(?:[\p{Mn}\p{Me}]\p{Mc}*){5}/u

/** Returns the first formal problem of a typed name, if any. A reviewer compares the name with the certificate. */
export function nameProblem(raw: string): NameProblem | undefined {
  if ([...raw].length > longestName) return { code: 'TOO_BIG' }
  const rest = requiredInvisibles.reduce(
    (text, places) => text.replace(places, ''),
    withoutGb18030PrivateUse(raw),
  )
  const [character] = unreadable.exec(rest) ?? []
  if (character !== undefined) return { code: 'FORBIDDEN_CHARACTER', character }
  if (!/\p{L}/u.test(rest)) return { code: 'NO_LETTER' }
  // NFD separates marks from letters, so that composed and separate marks count alike.
  return pileOfMarks.test(rest.normalize('NFD')) ? { code: 'TOO_MANY_MARKS' } : undefined
}
