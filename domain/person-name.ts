import { withoutGb18030PrivateUse } from './gb18030-private-use.ts'
import { longestName } from './policy.ts'

export type NameProblem =
  | { readonly code: 'TOO_BIG' | 'NO_LETTER' | 'TOO_MANY_MARKS' }
  | { readonly code: 'FORBIDDEN_CHARACTER'; readonly character: string }

/** U+00B7 between the parts of a minority's name, as people type it. */
const dots = /(?<=\p{Script=Han})[\u0387\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65](?=\p{Script=Han})/gu

/** NFC, spaces collapsed, the characters of GB 18030 and the dots of Chinese names in their assigned form. */
export function normaliseName(raw: string): string {
  return withoutGb18030PrivateUse(raw).normalize('NFC').trim().replace(/\s+/gu, ' ').replace(dots, '\u00B7')
}

/**
 * Controls, unassigned and private-use characters, half surrogates, formats; the characters that are shown as nothing, Hangul
 * fillers and the blank of Braille included; and those that stand for an object or an error. Planes 2 and 3 are left out:
 * they are for Han characters alone, and a runtime may be older than the latest ones.
 */
const unreadable =
  /(?![\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}\uFFFC\uFFFD]/u

/** Invisible characters that some scripts are not written without, in their places. */
const needed = [
  // Joiners of Arabic, Syriac and N’Ko letters, and of the scripts of India, Sri Lanka, Myanmar, Cambodia and Tibet.
  /(?<=[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}])(?<=[\p{L}\p{M}])[\u200C\u200D]/gu,
  // Variants of a Mongolian letter, and its vowel separator.
  /(?<=\p{Script=Mongolian})[\u180B-\u180F]/gu,
  // A variant of a Han character, as registers of names tell them apart.
  /(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/gu,
]

// Marks that take no room of their own stack above and below their letter; others stand beside it.
const pileOfMarks = /(?:[\p{Mn}\p{Me}]\p{Mc}*){5}/u

/** What a machine can tell is wrong with a name as it was typed, if anything. Whether it is right, a reviewer sees. */
export function nameProblem(raw: string): NameProblem | undefined {
  if ([...raw].length > longestName) return { code: 'TOO_BIG' }
  const seen = needed.reduce((text, places) => text.replace(places, ''), withoutGb18030PrivateUse(raw))
  const [character] = unreadable.exec(seen) ?? []
  if (character !== undefined) return { code: 'FORBIDDEN_CHARACTER', character }
  if (!/\p{L}/u.test(seen)) return { code: 'NO_LETTER' }
  // Taken apart, so that a mark counts whether it was typed together with its letter or after it.
  return pileOfMarks.test(seen.normalize('NFD')) ? { code: 'TOO_MANY_MARKS' } : undefined
}
