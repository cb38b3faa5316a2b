/**
 * The letters A to Z that stand for other letters in machine-readable zones: ICAO Doc 9303-3, section 6 (Latin,
 * Cyrillic and Arabic), and ELOT 743 (Greek). The first form is the recommended one; issuers use the others too.
 */

const latin: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Å: ['AA', 'A'],
  Æ: ['AE'],
  Ð: ['D'],
  Ñ: ['N', 'NXX'],
  Ö: ['OE', 'O'],
  Ø: ['OE', 'O'],
  Ü: ['UE', 'UXX', 'U'],
  Þ: ['TH'],
  ẞ: ['SS'],
  Đ: ['D'],
  Ħ: ['H'],
  I: ['I'],
  İ: ['I'],
  ı: ['I'],
  Ĳ: ['IJ'],
  ĸ: ['Q'],
  Ł: ['L'],
  Ŋ: ['N'],
  Œ: ['OE'],
  Ŧ: ['T'],
  Ə: ['E', 'A'],
}

const cyrillic: Readonly<Record<string, readonly string[]>> = {
  А: ['A'],
  Б: ['B'],
  В: ['V'],
  Г: ['G', 'H'],
  Ґ: ['G'],
  Д: ['D'],
  Ђ: ['D', 'DJ'],
  Ѓ: ['G', 'GJ'],
  Е: ['E', 'IE', 'YE'],
  Ё: ['E', 'IO', 'YO'],
  Є: ['IE', 'YE'],
  Ж: ['ZH', 'Z'],
  З: ['Z'],
  Ѕ: ['DZ'],
  И: ['I', 'Y'],
  І: ['I'],
  Ї: ['I', 'YI'],
  Й: ['I', 'Y'],
  Ј: ['J'],
  К: ['K'],
  Ќ: ['K', 'KJ'],
  Л: ['L'],
  Љ: ['LJ'],
  М: ['M'],
  Н: ['N'],
  Њ: ['NJ'],
  О: ['O'],
  П: ['P'],
  Р: ['R'],
  С: ['S'],
  Т: ['T'],
  Ћ: ['C'],
  У: ['U'],
  Ў: ['U'],
  Ф: ['F'],
  Х: ['KH', 'H'],
  Ц: ['TS', 'C'],
  Ч: ['CH', 'C'],
  Џ: ['DZ', 'DJ'],
  Ш: ['SH', 'S'],
  Щ: ['SHCH', 'SHT'],
  Ъ: ['IE', '', 'A'],
  Ы: ['Y'],
  Ь: ['', 'Y'],
  Э: ['E'],
  Ю: ['IU', 'YU'],
  Я: ['IA', 'YA'],
  Ѫ: ['U'],
  Ѵ: ['Y'],
  Һ: ['C', 'H'],
}

const greek: Readonly<Record<string, readonly string[]>> = {
  ΜΠ: ['B', 'MP'],
  ΟΥ: ['OU'],
  ΑΥ: ['AV', 'AF'],
  ΕΥ: ['EV', 'EF'],
  ΗΥ: ['IV', 'IF'],
  ΓΓ: ['NG'],
  ΓΞ: ['NX'],
  ΓΧ: ['NCH'],
  Α: ['A'],
  Β: ['V'],
  Γ: ['G'],
  Δ: ['D'],
  Ε: ['E'],
  Ζ: ['Z'],
  Η: ['I'],
  Θ: ['TH'],
  Ι: ['I'],
  Κ: ['K'],
  Λ: ['L'],
  Μ: ['M'],
  Ν: ['N'],
  Ξ: ['X'],
  Ο: ['O'],
  Π: ['P'],
  Ρ: ['R'],
  Σ: ['S'],
  Τ: ['T'],
  Υ: ['Y'],
  Φ: ['F'],
  Χ: ['CH'],
  Ψ: ['PS'],
  Ω: ['O'],
}

/** Vowel marks and the tatweel are not encoded. */
const arabic: Readonly<Record<string, readonly string[]>> = {
  ء: ['XE'],
  آ: ['XAA'],
  أ: ['XAE'],
  ؤ: ['U'],
  إ: ['I'],
  ئ: ['XI'],
  ا: ['A'],
  ب: ['B'],
  ة: ['XTA', 'XAH'],
  ت: ['T'],
  ث: ['XTH'],
  ج: ['J'],
  ح: ['XH'],
  خ: ['XKH'],
  د: ['D'],
  ذ: ['XDH'],
  ر: ['R'],
  ز: ['Z'],
  س: ['S'],
  ش: ['XSH'],
  ص: ['XSS'],
  ض: ['XDZ'],
  ط: ['XTT'],
  ظ: ['XZZ'],
  ع: ['E'],
  غ: ['G'],
  ف: ['F'],
  ق: ['Q'],
  ك: ['K'],
  ل: ['L'],
  م: ['M'],
  ن: ['N'],
  ه: ['H'],
  و: ['W'],
  ى: ['XAY'],
  ي: ['Y'],
  ٱ: ['XXA'],
  ٹ: ['XXT'],
  پ: ['P'],
  ټ: ['XRT'],
  چ: ['XC'],
  ڈ: ['XXD'],
  ډ: ['XDR'],
  ڑ: ['XXR'],
  ړ: ['XRR'],
  ږ: ['XRX'],
  ژ: ['XJ'],
  ښ: ['XXS'],
  ک: ['XKK'],
  ګ: ['XXK'],
  ڭ: ['XNG'],
  گ: ['XGG'],
  ں: ['XNN'],
  ڼ: ['XXN'],
  ھ: ['XDO'],
  ۀ: ['XYH'],
  ہ: ['XXG'],
  ۂ: ['XGE'],
  ۃ: ['XTG'],
  ی: ['XYA'],
  ۍ: ['XXY'],
  ې: ['Y'],
  ے: ['XYB'],
  ۓ: ['XBE'],
  ځ: ['XKE'],
  څ: ['XXH'],
}

const table: Readonly<Record<string, readonly string[]>> = { ...latin, ...cyrillic, ...greek, ...arabic }

/** The readings of a Chinese character in Pinyin, with or without tones, such as `lǜ`, `lv4` or `lü`. */
export type PinyinReadings = (character: string) => readonly string[]

/** ü is written U, V, YU or UE in zones: LÜ as LU, LV, LYU or LUE. */
function pinyinForms(reading: string): string[] {
  const withoutTone = reading
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c\d]/g, '')
    .normalize('NFC')
    .replaceAll(/ü|u:/g, 'v')
  const forms = withoutTone.includes('v')
    ? ['u', 'v', 'yu', 'ue'].map(written => withoutTone.replace('v', written))
    : [withoutTone]
  return forms.map(form => form.toUpperCase()).filter(form => /^[A-Z]+$/.test(form))
}

/**
 * The forms of each letter of a name in letters A to Z, in order; undefined if the name has a letter whose forms are not
 * known. Spaces and punctuation have no form.
 */
export function zoneLetters(name: string, pinyin: PinyinReadings): (readonly string[])[] | undefined {
  const letters: (readonly string[])[] = []
  // The capital of ß is SS for JavaScript.
  const capitals = name.normalize('NFC').replaceAll('ß', 'ẞ').toUpperCase().normalize('NFC')
  const characters = [...capitals]
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    const pair = table[withoutMarks(character + (characters[at + 1] ?? ''))]
    if (pair !== undefined && /^\p{Script=Greek}/u.test(character)) {
      letters.push(pair)
      at += 1
      continue
    }
    if (!/\p{L}/u.test(character)) continue
    const forms = formsOf(character, pinyin)
    if (forms.length === 0) return undefined
    letters.push(forms)
  }
  return letters
}

const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

function formsOf(character: string, pinyin: PinyinReadings): readonly string[] {
  const known = table[character]
  if (known !== undefined) return known
  if (/^[A-Z]$/.test(character)) return [character]
  if (/^\p{Script=Han}$/u.test(character)) return [...new Set(pinyin(character).flatMap(pinyinForms))]
  const plain = withoutMarks(character)
  if (/^[A-Z]+$/.test(plain)) return [plain]
  return table[plain] ?? []
}

/** The places in `text` where the letters may end, if they begin at one of `starts`. */
function endsOf(
  letters: readonly (readonly string[])[],
  text: string,
  starts: ReadonlySet<number>,
): ReadonlySet<number> {
  let ends = starts
  for (const forms of letters) {
    const next = new Set<number>()
    for (const at of ends) for (const form of forms) if (text.startsWith(form, at)) next.add(at + form.length)
    ends = next
  }
  return ends
}

/** Whether `text`, in letters A to Z, is one of the forms of the letters. */
export const isWrittenAs = (letters: readonly (readonly string[])[], text: string): boolean =>
  endsOf(letters, text, new Set([0])).has(text.length)

/** Whether `text` is the beginning of one of the forms of the letters, at least one letter long. */
export const beginsAs = (letters: readonly (readonly string[])[], text: string): boolean =>
  text !== '' &&
  letters.some((_, at) => {
    const ends = endsOf(letters.slice(0, at), text, new Set([0]))
    if (ends.has(text.length)) return true
    // The text may end within the form of a letter.
    return [...ends].some(end => letters[at]?.some(form => form.startsWith(text.slice(end))))
  })
