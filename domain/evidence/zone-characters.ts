/**
 * Characters of a machine-readable zone: A to Z, 0 to 9 and the filler `<` (ICAO Doc 9303-3, section 4.3). Values and
 * check digits follow section 4.9.
 */

export const filler = '<'

/** Characters that recognisers return for one or two characters of a zone. The filler has no place in their alphabets. */
const readAs: Readonly<Record<string, string>> = {
  '«': '<<',
  '《': '<<',
  '≪': '<<',
  '‹': '<',
  '〈': '<',
  '＜': '<',
  '≤': '<',
  '⟨': '<',
  く: '<',
  ㄑ: '<',
  '(': '<',
  '（': '<',
  '{': '<',
  '|': 'I',
  '!': 'I',
  $: 'S',
  '×': 'X',
  '℃': 'C',
  '£': 'E',
  '€': 'E',
  '¥': 'Y',
}

/** The characters of a zone that one read character stands for. Empty: none, such as for a space. */
export function zoneCharactersOf(character: string): string {
  const capital = character.toUpperCase()
  if (/^[A-Z0-9<]$/.test(capital)) return capital
  const halfWidth = capital.normalize('NFKC')
  if (/^[A-Z0-9<]$/.test(halfWidth)) return halfWidth
  return readAs[character] ?? ''
}

/** Digits that recognisers read as letters, by the letter. */
const digitsByLetter: Readonly<Record<string, string>> = {
  O: '0',
  D: '0',
  Q: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

const lettersByDigit: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }

/** The digit at a position that can only have a digit. Any other character is returned unchanged. */
export const asDigit = (character: string): string => digitsByLetter[character] ?? character

/** The letter at a position that can only have a letter. Any other character is returned unchanged. */
export const asLetter = (character: string): string => lettersByDigit[character] ?? character

/** K and C are the letters that recognisers return for a filler. */
export const isLikeFiller = (character: string): boolean => /^[<KC]$/.test(character)

/** The readings of a character where letters, digits and fillers are allowed, without the character itself. */
export function confusedWith(character: string): string[] {
  if (character === 'K' || character === 'C') return [filler]
  if (character === 'S') return ['5', '8']
  if (character === '8') return ['B', 'S']
  const other = digitsByLetter[character] ?? lettersByDigit[character]
  return other === undefined ? [] : [other]
}

function characterValue(character: string): number {
  if (character === filler) return 0
  return /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55
}

const weights = [7, 3, 1]

/** The check digit of a text: the sum of values times 7, 3, 1, 7, 3, 1 …, modulo 10. */
export function zoneCheckDigit(text: string): string {
  const sum = [...text].reduce((total, each, at) => total + characterValue(each) * (weights[at % 3] ?? 0), 0)
  return String(sum % 10)
}

/**
 * Positions where another reading of the same shape has the same check digit: 6 and G differ by 10 in value, 8 and S and
 * the filler and K by 20. The first filler after the text may be a K, too. An 8 is taken as it is: recognisers seldom
 * return it for a letter.
 */
export function doubtfulPositions(text: string): number[] {
  const end = text.replace(/<+$/, '').length
  return [...text.slice(0, end + 1)].flatMap((each, at) => (/[6GKS<]/.test(each) ? [at] : []))
}
