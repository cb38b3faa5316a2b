import { printedDates } from './printed-dates.ts'
import { longTerm, type ReadFields, type ReadName, type ReadValue } from './read-fields.ts'
import type { TextLine } from './text-lines.ts'
import { below, placeWithin, rightOf } from './text-places.ts'
import { placeAround } from './zone-lines.ts'

type LabelledField = 'name' | 'surname' | 'givenNames' | 'certificateNumber' | 'birthDate' | 'expiryDate'

/** What documents print before a value, in Chinese, English, French, German, Spanish, Italian and Portuguese. */
const labels: Readonly<Record<LabelledField, readonly string[]>> = {
  certificateNumber: [
    '证件号码|證件號碼|通行证号码|身份证号码|公民身份号码|护照号码?|護照號碼|驾驶证号|駕駛執照號碼|证号',
    '(?:document|card|identity card|id|passport|permit|driver.?s? licen[cs]e|licen[cs]e|dl|dln)\\s?(?:no|number|nº|num|#)',
    'dln?(?=\\s?[A-Z]?\\d)|lic(?:ense)?\\s?(?:no|#)',
    'no\\s?d[eu]\\s?(?:document|passeport|permis|la carte)|numéro(?:\\s?d[eu]\\s?\\w+)?|passeport\\s?n[o°º]',
    'ausweis-?\\s?n(?:r|ummer)|reisepass-?\\s?nr|führerschein-?\\s?nr|dokumenten-?nummer',
    'n[úu]m(?:ero)?\\s?(?:de\\s?)?(?:soporte|documento|pasaporte)|dni(?:\\s?n[úu]m)?|pasaporte\\s?n[o°º]|idesp',
    'numero\\s?(?:del\\s?)?documento|n[úu]mero\\s?do\\s?documento',
  ],
  birthDate: [
    '出生日期|出生',
    'date\\s?of\\s?birth|birth\\s?date|dob|born',
    'date\\s?de\\s?naissance|né(?:e|\\(e\\))?\\s?le|geburts(?:datum|tag)|geboren\\s?am',
    'fecha\\s?de\\s?nacimiento|data\\s?di\\s?nascita|data\\s?de\\s?nascimento',
  ],
  expiryDate: [
    '有效期限|有效期至|有效期|有效日期|届满日期',
    'date\\s?of\\s?expir(?:y|ation)|expir(?:y|ation)\\s?date|expiry|expires|valid\\s?(?:until|thru|through|to)|exp',
    "date\\s?d['’]\\s?expiration|expire\\s?le|valable\\s?jusqu['’]?\\s?au|gültig\\s?bis|ablaufdatum",
    'fecha\\s?de\\s?(?:caducidad|vencimiento|expiraci[óo]n)|v[áa]lid[oa]\\s?hasta|validez|data\\s?di\\s?scadenza|data\\s?de\\s?validade',
  ],
  surname: [
    '姓(?!名)',
    'surname|family\\s?name|last\\s?name|ln(?=\\s)',
    'nom(?:\\s?de\\s?famille)?(?![a-zé])|familienname|nachname|name(?=\\s?\\/\\s?(?:surname|nom))',
    '(?:primer\\s?|segundo\\s?)?apellidos?|cognome|apelidos?|sobrenome',
  ],
  givenNames: [
    '名(?!称)',
    'given\\s?names?|first\\s?names?|forenames?|fn(?=\\s)',
    'prénoms?|prenoms?|vornamen?|nombres?|nome(?![a-z])',
  ],
  name: ['姓名', 'full\\s?name|name\\s?of\\s?(?:holder|bearer)|name(?![a-z])'],
}

/**
 * The numbers before the fields of driver licences: Directive 2006/126/EC, annex I (1, 2, 3, 4b, 5), and the AAMVA card
 * design standard, which has the licence's number as 4d.
 */
const numberedFields: readonly (readonly [RegExp, LabelledField])[] = [
  [/^1(?:[.,]\s*|\s+)(?=\p{L})/u, 'surname'],
  [/^2(?:[.,]\s*|\s+)(?=\p{L})/u, 'givenNames'],
  [/^3(?:[.,]\s*|\s+)(?:DOB\s*)?(?=\d{1,4}[./-])/i, 'birthDate'],
  [/^4\s?b[.,]?\s*(?:EXP\s*)?(?=\d)/i, 'expiryDate'],
  [/^5[.,]\s*(?=[A-Z0-9])/, 'certificateNumber'],
  [/^4\s?d[.,]?\s*(?:DLN?|LIC)\b[\s#:.]*(?=[A-Z0-9])/i, 'certificateNumber'],
]

const order: readonly LabelledField[] = [
  'certificateNumber',
  'birthDate',
  'expiryDate',
  'givenNames',
  'surname',
  'name',
]

const separators = '[\\s:：./|()（）,\\-]*'

const patterns = order.map(field => {
  const any = labels[field].join('|')
  // Documents print one label in several languages side by side.
  return {
    field,
    pattern: new RegExp(`^${separators}(?:${any})(?:${separators}(?:${any}))*${separators}`, 'iu'),
  }
})

const datesOnly = (field: LabelledField) => field === 'birthDate' || field === 'expiryDate'

/** The value of a field within a text: where it begins, where it ends, and what it says. */
function valueIn(
  field: LabelledField,
  text: string,
): { from: number; to: number; value: string } | undefined {
  if (datesOnly(field)) {
    const dates = printedDates(text)
    if (field === 'expiryDate') {
      const found = /长期|長期/.exec(text)
      if (found !== null) return { from: found.index, to: found.index + 2, value: longTerm }
    }
    // A period ends with the date of expiry. A date with two readings is not one value.
    const date = field === 'expiryDate' ? dates.at(-1) : dates[0]
    const [value] = date?.readings ?? []
    if (date === undefined || value === undefined || date.readings.length > 1) return undefined
    return { from: date.from, to: date.to, value }
  }
  const form =
    field === 'certificateNumber'
      ? /[A-Z0-9](?:[ .\-/]?[A-Z0-9()]){3,24}/i
      : /\p{L}[\p{L}\p{M}'’·•. ,-]{0,60}/u
  const match = form.exec(text)
  if (match === null) return undefined
  const value = match[0].trim()
  // A number has digits; words beside the label have none.
  if (field === 'certificateNumber' && (value.match(/\d/g)?.length ?? 0) < 3) return undefined
  if (field !== 'certificateNumber' && isLabel(value)) return undefined
  return { from: match.index, to: match.index + value.length, value }
}

const isLabel = (text: string) =>
  patterns.some(({ pattern }) => pattern.exec(text)?.[0].length === text.length)

function readIn(field: LabelledField, line: TextLine, start: number): ReadValue | undefined {
  const found = valueIn(field, line.text.slice(start))
  if (found === undefined) return undefined
  const { from, to, value } = found
  return { value, place: placeWithin(line, start + from, start + to), check: 'NONE' }
}

/** The label of a line and where it ends. */
function labelOf({ text }: TextLine): { field: LabelledField; end: number; isNumbered: boolean } | undefined {
  for (const [pattern, field] of numberedFields) {
    const match = pattern.exec(text)
    if (match !== null) return { field, end: match[0].length, isNumbered: true }
  }
  const found = patterns
    .map(({ field, pattern }) => ({ field, end: pattern.exec(text)?.[0].length ?? 0, isNumbered: false }))
    .toSorted((one, other) => other.end - one.end)[0]
  return found === undefined || found.end === 0 ? undefined : found
}

function valuesByLabel(lines: readonly TextLine[]): Partial<Record<LabelledField, ReadValue>> {
  const values: Partial<Record<LabelledField, ReadValue>> = {}
  for (const line of lines) {
    const label = labelOf(line)
    if (label === undefined || values[label.field] !== undefined) continue
    const { field, end, isNumbered } = label
    const neighbours = isNumbered ? [] : [rightOf(line, lines), below(line, lines)]
    const value =
      readIn(field, line, end) ??
      neighbours
        .filter(other => other !== undefined && labelOf(other) === undefined)
        .map(other => readIn(field, other as TextLine, 0))
        .find(found => found !== undefined)
    if (value !== undefined) values[field] = value
  }
  return values
}

function nameFrom({
  name,
  surname,
  givenNames,
}: Partial<Record<LabelledField, ReadValue>>): ReadName | undefined {
  if (surname === undefined || givenNames === undefined) return name
  return {
    value: `${surname.value} ${givenNames.value}`,
    parts: { surname: surname.value, givenNames: givenNames.value },
    place: placeAround([surname.place, givenNames.place]),
    check: 'NONE',
  }
}

/** Reads values by the labels before, beside or above them. */
export function readLabelledFields(lines: readonly TextLine[]): ReadFields {
  const values = valuesByLabel(lines)
  const { certificateNumber, birthDate, expiryDate } = values
  const name = nameFrom(values)
  return {
    source: 'TEXT',
    ...(name === undefined ? {} : { name }),
    ...(certificateNumber === undefined ? {} : { certificateNumber }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(expiryDate === undefined ? {} : { expiryDate }),
  }
}
