import { normaliseName } from '../person-name.ts'
import type { Comparison } from './compared-fields.ts'
import type { ReadName } from './read-fields.ts'
import { beginsAs, isWrittenAs, type PinyinReadings, zoneLetters } from './transliteration.ts'

const scripts = ['Latin', 'Han', 'Cyrillic', 'Greek', 'Arabic'] as const

type Script = (typeof scripts)[number]

const scriptTests = scripts.map(script => ({ script, test: new RegExp(`\\p{Script=${script}}`, 'u') }))

/** The script of a name's letters; undefined for another one or for several. */
export function scriptOf(name: string): Script | undefined {
  const found = scriptTests.filter(({ test }) => test.test(name))
  const letters = [...name].filter(each => /\p{L}/u.test(each))
  const [only] = found
  if (only === undefined || found.length > 1) return undefined
  return letters.every(each => only.test.test(each)) ? only.script : undefined
}

const lettersOnly = (text: string) => text.replaceAll(/[^\p{L}\p{M}]/gu, '')

const wordsOf = (name: string) =>
  normaliseName(name)
    .split(/[\s\-‐,·]+/)
    .filter(word => word !== '')

/** The words in the orders in which names are written: as entered, and with the last or the first words moved. */
function rotations(words: readonly string[]): string[][] {
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)])
}

/** Whether a truncated name of a zone begins each of its words as the entered name does. Last words may be absent. */
function isTruncationOf(words: readonly string[], read: ReadName, pinyin: PinyinReadings): boolean {
  const { surname, givenNames } = read.parts ?? { surname: read.value, givenNames: '' }
  const readWords = `${surname} ${givenNames}`.split(' ').filter(word => word !== '')
  return (
    readWords.length <= words.length &&
    readWords.every((word, at) => {
      const letters = zoneLetters(words[at] ?? '', pinyin)
      return letters !== undefined && (isWrittenAs(letters, word) || beginsAs(letters, word))
    })
  )
}

function isSameInZoneLetters(entered: string, read: ReadName, pinyin: PinyinReadings): boolean {
  const plain = plainLetters(read.value)
  const words = wordsOf(entered)
  return rotations(words).some(order => {
    const letters = zoneLetters(order.join(' '), pinyin)
    if (letters !== undefined && isWrittenAs(letters, plain)) return true
    return read.isTruncated === true && isTruncationOf(order, read, pinyin)
  })
}

const plainLetters = (text: string) =>
  lettersOnly(text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')).toUpperCase()

/** Whether both names are the same letters, in one of the orders in which names are written. */
function isSameInScript(entered: string, read: string): boolean {
  const folded = (text: string) => lettersOnly(normaliseName(text)).toUpperCase()
  const readLetters = folded(read)
  return rotations(wordsOf(entered)).some(words => folded(words.join('')) === readLetters)
}

/**
 * Compares an entered name with one that was read. `isPinyinExpected`: the issuer writes Chinese names in Pinyin.
 * `NOT_READ`: the two are in scripts that can't be compared, or the issuer is free in its spelling.
 */
export function compareNames(
  entered: string,
  read: ReadName,
  { pinyin, isPinyinExpected }: { readonly pinyin: PinyinReadings; readonly isPinyinExpected: boolean },
): Comparison {
  if (isSameInScript(entered, read.value)) return 'AGREES'
  const [enteredScript, readScript] = [scriptOf(entered), scriptOf(read.value)]
  if (enteredScript === undefined || readScript === undefined) return 'NOT_READ'
  if (readScript === 'Latin' && isSameInZoneLetters(entered, read, pinyin)) return 'AGREES'
  // The other way round: the entered name is in zone letters, the read one as printed.
  const asEntered: ReadName = { value: entered, place: read.place, check: 'NONE' }
  if (enteredScript === 'Latin' && isSameInZoneLetters(read.value, asEntered, pinyin)) return 'AGREES'
  // The letters of a name in a zone may be all that is left of its line.
  if (read.isUncertain === true) return 'NOT_READ'
  if (enteredScript === readScript) return 'DIFFERS'
  if (readScript !== 'Latin') return 'NOT_READ'
  if (enteredScript === 'Han') return isPinyinExpected && !entered.includes('·') ? 'DIFFERS' : 'NOT_READ'
  return enteredScript === 'Arabic' ? 'NOT_READ' : 'DIFFERS'
}
