import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findMachineReadableZone, isZoneRight } from '../../../domain/evidence/machine-readable-zone.ts'
import { type ZoneFormat, zoneFormats } from '../../../domain/evidence/zone-layouts.ts'
import { writeZone, type ZoneContent } from '../../../local/specimens/zone-writing.ts'
import { depth } from '../../support/depth.ts'
import { asRead, zoneContents } from './zone-contents.ts'

const today = '2026-11-29'

const specimens: Record<string, string[]> = {
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  MRV_A: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
  MRV_B: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
}

const specimen = (format: string) => specimens[format] as string[]

function read(lines: readonly string[]) {
  return findMachineReadableZone(asRead(lines), today)
}

function valuesOf(lines: readonly string[]) {
  const zone = read(lines)
  if (zone === undefined) return undefined
  const values = Object.fromEntries(Object.entries(zone.fields).map(([field, { value }]) => [field, value]))
  const { surname, givenNames } = zone.name ?? {}
  return { format: zone.format, isRight: isZoneRight(zone), surname, givenNames, ...values }
}

const anna = { surname: 'ERIKSSON', givenNames: 'ANNA MARIA', sex: 'F', issuer: 'UTO', isRight: true }

describe('specimens of ICAO Doc 9303 are read whole, with every check digit right', () => {
  const dates = { birthDate: '1974-08-12', expiryDate: '2012-04-15', nationality: 'UTO' }
  const visa = { birthDate: '1940-09-07', expiryDate: '1996-12-10', nationality: 'XXX', number: 'L8988901C' }
  test.each([
    ['TD3', { documentCode: 'P', number: 'L898902C3', optionalData: 'ZE184226B', ...dates }],
    ['TD2', { documentCode: 'I', number: 'D23145890', ...dates }],
    ['TD1', { documentCode: 'I', number: 'D23145890', ...dates }],
    ['MRV_A', { documentCode: 'V', optionalData: '6ZE184226B', ...visa }],
    ['MRV_B', { documentCode: 'V', ...visa }],
  ])('%s', (format, expected) => {
    expect(valuesOf(specimen(format))).toEqual({ format, ...anna, ...expected })
  })

  test('TD1 with a number of 11 characters, which continues in the optional data', () => {
    const lines = [
      'I<UTOD23145890<7349<<<<<<<<<<<',
      '3407127M9507122UTO<<<<<<<<<<<2',
      'STEVENSON<<PETER<JOHN<<<<<<<<<',
    ]
    expect(valuesOf(lines)).toEqual({
      format: 'TD1',
      isRight: true,
      documentCode: 'I',
      issuer: 'UTO',
      nationality: 'UTO',
      number: 'D23145890734',
      surname: 'STEVENSON',
      givenNames: 'PETER JOHN',
      sex: 'M',
      birthDate: '1934-07-12',
      expiryDate: '1995-07-12',
    })
  })
})

describe('a zone is read in spite of', () => {
  const td3 = specimen('TD3')
  const [first = '', second = ''] = td3
  test.each<[string, string[]]>([
    ['lower case', td3.map(line => line.toLowerCase())],
    ['spaces', [first, `${second.slice(0, 9)} ${second.slice(9, 20)} ${second.slice(20)}`]],
    ['guillemets for two fillers', td3.map(line => line.replaceAll('<<', '«'))],
    ['brackets for fillers', td3.map(line => line.replaceAll('<', '('))],
    ['lost fillers at the end of the name', [first.slice(0, 30), second]],
    ['more fillers after the name', [`${first}<<<`, second]],
    ['the filler of the document code lost', [`P${first.slice(2)}`, second]],
    ['two lost fillers in the optional data', [first, second.replace('<<<<<', '<<<')]],
    ['two more fillers in the optional data', [first, second.replace('<<<<<', '<<<<<<<')]],
    ['letters for digits', [first, 'L898902C36UTO74O8I22F1Z04IS9ZE184226B<<<<<1O']],
    ['digits for letters', [first.replace('ERIKSSON', 'ER1KSS0N').replace('UTO', 'UT0'), second]],
    ['letters for some fillers after the name', [`${first.slice(0, 34)}KK<<<C<<<<`, second]],
    ['a sign for C', [first, second.replace('C', '℃')]],
    ['a stray character at the end', [first, `${second}I`]],
    ['other text on the page', ['PASSPORT', 'THIS IS A PASSPORT OF UTOPIA 12345', 'Erika', ...td3, '护照']],
  ])('%s', (_, lines) => {
    expect(valuesOf(lines)).toMatchObject({ ...anna, number: 'L898902C3', optionalData: 'ZE184226B' })
  })

  test('the sign × for X', () => {
    const visa = specimen('MRV_A').map(line => line.replaceAll('X', '×'))
    expect(valuesOf(visa)).toMatchObject({ isRight: true, nationality: 'XXX' })
  })

  test('lines that were read as two boxes each', () => {
    const boxes = asRead(td3).flatMap(line => [
      { ...line, text: line.text.slice(0, 22), place: { ...line.place, width: 0.45 } },
      { ...line, text: line.text.slice(22), place: { ...line.place, x: 0.51, width: 0.44 } },
    ])
    expect(findMachineReadableZone(boxes, today)).toMatchObject({
      format: 'TD3',
      name: { surname: 'ERIKSSON' },
    })
  })

  test('a wrong reading, if another candidate has right check digits', () => {
    const [name, data] = asRead(td3)
    if (name === undefined || data === undefined) throw new Error('no lines')
    const zone = findMachineReadableZone(
      [name, { ...data, text: second.replace('8989', '8939'), candidates: [second] }],
      today,
    )
    expect(zone?.fields.number?.value).toBe('L898902C3')
    expect(zone && isZoneRight(zone)).toBe(true)
  })
})

describe('a name with several readings', () => {
  const [first = '', second = ''] = specimen('TD3')
  const [misread, ...others] = asRead([first.replace('ERIKSSON', 'ERIKSON'), second])
  const zoneLines = [{ ...misread, candidates: [first] }, ...others] as Parameters<
    typeof findMachineReadableZone
  >[0]
  const nameOf = (...printed: string[]) => {
    const lines = printed.map((text, at) => ({
      text,
      confidence: 1,
      place: { x: 0.1, y: 0.1 * at, width: 0.5, height: 0.05 },
    }))
    return findMachineReadableZone([...lines, ...zoneLines], today)?.name
  }

  test('is the one that the page prints', () => {
    expect(nameOf('Surname ERIKSSON', 'Given names ANNA MARIA')).toMatchObject({
      surname: 'ERIKSSON',
      isCertain: true,
    })
    expect(nameOf('Surname ERIKSON', 'Given names ANNA MARIA')).toMatchObject({
      surname: 'ERIKSON',
      isCertain: true,
    })
  })

  test('has given names if one of the readings separates them', () => {
    const [name, data] = asRead([first.replace('<<ANNA', '<ANNA'), second])
    const printed = asRead(['ERIKSSON, ANNA MARIA']).map(line => ({
      ...line,
      place: { x: 0.1, y: 0.1, width: 0.5, height: 0.05 },
    }))
    if (name === undefined || data === undefined) throw new Error('no lines')
    const zone = findMachineReadableZone([...printed, { ...name, candidates: [first] }, data], today)
    expect(zone?.name).toMatchObject({ surname: 'ERIKSSON', givenNames: 'ANNA MARIA', isCertain: true })
  })

  test('has given names if the page prints a comma where a filler was lost', () => {
    const printed = asRead(['Name ERIKSSON, ANNA MARIA']).map(line => ({
      ...line,
      place: { x: 0.1, y: 0.1, width: 0.5, height: 0.05 },
    }))
    const lost = asRead([first.replace('<<ANNA', '<ANNA'), second])
    expect(findMachineReadableZone([...printed, ...lost], today)?.name).toMatchObject({
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      isCertain: true,
    })
  })

  test('is not certain if the page prints none of them', () => {
    expect(nameOf('PASSPORT')).toMatchObject({ surname: 'ERIKSON', isCertain: false })
  })
})

test('two candidates with right check digits and different numbers: no number is read', () => {
  const [name, data] = asRead(specimen('TD3'))
  if (name === undefined || data === undefined) throw new Error('no lines')
  const other = writeZone('TD3', {
    ...({
      code: 'P<',
      issuer: 'UTO',
      nationality: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
    } as const),
    ...({ number: 'L899802C3', birthDate: '740812', sex: 'F', expiryDate: '120415' } as const),
    optionalData: 'ZE184226B',
  })[1] as string
  const zone = findMachineReadableZone(
    [name, { ...data, text: data.text.replace('L898', 'L333'), candidates: [data.text, other] }],
    today,
  )
  expect(zone?.fields.number).toBeUndefined()
  expect(zone?.fields.birthDate?.value).toBe('1974-08-12')
})

test('the place of a field is its part of the line', () => {
  const zone = read(specimen('TD3'))
  const number = zone?.fields.number?.place
  expect(number?.x).toBeCloseTo(0.05)
  expect(number?.width).toBeCloseTo((0.9 * 9) / 44)
  expect(number?.y).toBeCloseTo(0.78)
  expect(zone?.name?.place.x).toBeCloseTo(0.05 + (0.9 * 5) / 44)
  expect(zone?.name?.place.width).toBeCloseTo((0.9 * 20) / 44)
  expect(zone?.fields.expiryDate?.place.x).toBeCloseTo(0.05 + (0.9 * 21) / 44)
})

const shiftedContent = {
  code: 'P<',
  issuer: 'UTO',
  nationality: 'UTO',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '300415',
  optionalData: '',
} as const

describe('a slip that cannot be corrected with certainty', () => {
  const [first = '', second = ''] = specimen('TD3')
  test('in a digit of the number makes its check digit wrong', () => {
    const zone = read([first, second.replace('8989', '8939')])
    expect(zone?.checks).toContainEqual({ field: 'number', isRight: false })
    expect(zone?.checks).toContainEqual({ field: 'birthDate', isRight: true })
  })

  test('in a date makes its check digit and the composite one wrong', () => {
    const zone = read([first, second.replace('740812', '740312')])
    expect(zone?.checks).toContainEqual({ field: 'birthDate', isRight: false })
    expect(zone?.checks).toContainEqual({ field: 'composite', isRight: false })
  })

  test('in a lost filler within a name makes the name uncertain', () => {
    expect(read([first.replace('ERIKSSON<<', 'ERIKSSON<'), second])?.name?.isCertain).toBe(false)
    expect(read([first, second])?.name?.isCertain).toBe(true)
  })

  test('in fillers before the number, which leave its check digit as it is, makes it wrong', () => {
    const shifted = writeZone('TD3', { ...shiftedContent, number: '<<<E28367' })
    expect(read(shifted)?.checks).toContainEqual({ field: 'number', isRight: false })
  })

  test('in 6 and G, which have the same check digit, is told', () => {
    const zone = read([first, second])
    expect(zone?.fields.number?.doubtfulAt).toEqual([])
    const number = 'C01X6G4T2'
    const content = { code: 'P<', issuer: 'D', nationality: 'D', surname: 'A', givenNames: 'B' }
    const rest = { birthDate: '740812', sex: 'F', expiryDate: '300415', optionalData: '' } as const
    expect(read(writeZone('TD3', { ...content, ...rest, number }))?.fields.number?.doubtfulAt).toEqual([4, 5])
  })
})

test.each([
  ['nothing', []],
  [
    'text',
    ['THE BEARER OF THIS PASSPORT IS A CITIZEN OF UTOPIA', 'AND MAY TRAVEL TO ALL COUNTRIES OF THE WORLD'],
  ],
  ['fillers alone', ['<'.repeat(44), '<'.repeat(44)]],
  ['one line of a passport', [specimen('TD3')[1] as string]],
  ['an account number', ['DE89370400440532013000 0123456', '7408122F1204159 0123456789012']],
])('%s is no zone', (_, lines) => {
  expect(read(lines)).toBeUndefined()
})

const confusions: readonly (readonly [string, string])[] = [
  ...['0O', '1I', '5S', '8B', '2Z', '6G', 'K<', 'C<'].flatMap(([one = '', other = '']) => [
    [one, other] as const,
    [other, one] as const,
  ]),
  ['8', 'S'],
  ['0', 'D'],
  ['0', 'Q'],
]

/** One character of one line, replaced by another one that recognisers confuse it with. */
const damages = (lines: readonly string[]) =>
  lines.flatMap((line, at) =>
    [...line].flatMap((character, position) =>
      confusions
        .filter(([from]) => from === character)
        .map(([, to]) => lines.with(at, line.slice(0, position) + to + line.slice(position + 1))),
    ),
  )

const formatsAndContents = fc.oneof(
  ...zoneFormats.map(format =>
    zoneContents(format).map((content): [ZoneFormat, ZoneContent] => [format, content]),
  ),
)

const isoDate = (yymmdd: string, isBirth: boolean) => {
  const yy = Number(yymmdd.slice(0, 2))
  const century = isBirth ? (yy <= 26 ? '20' : '19') : '20'
  return `${century}${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`
}

/** What was read and is not what was written, although nothing says so. */
function silentErrors(format: ZoneFormat, content: ZoneContent, lines: readonly string[]): string[] {
  const zone = read(lines)
  if (zone === undefined) return []
  const isWrong = (field: string) => zone.checks.some(check => check.field === field && !check.isRight)
  const isLong = content.number.length > 9
  const expected: Record<string, string> = {
    number: content.number,
    birthDate: isoDate(content.birthDate, true),
    expiryDate: isoDate(content.expiryDate, false),
    issuer: format === 'CN_PERMIT' ? 'CHN' : content.issuer,
    nationality: content.nationality,
    sex: content.sex === '<' ? 'X' : content.sex,
    optionalData: isLong ? '' : content.optionalData,
  }
  return Object.entries(zone.fields).flatMap(([field, { value, doubtfulAt, check }]) => {
    const right = expected[field]
    if (right === undefined || value === right || isWrong(field) || isWrong('composite')) return []
    if (doubtfulAt.length > 0 || (field === 'optionalData' && check === 'NONE')) return []
    return [`${format} ${field}: ${right} read as ${value}`]
  })
}

test('a written zone is read as it was written', () => {
  fc.assert(
    fc.property(formatsAndContents, ([format, content]) => {
      const lines = writeZone(format, content)
      const zone = read(lines)
      expect(zone?.format).toBe(format)
      expect(zone?.fields.number?.value).toBe(content.number)
      expect(zone && isZoneRight(zone)).toBe(true)
      expect(silentErrors(format, content, lines)).toEqual([])
    }),
    { numRuns: 300 * depth },
  )
})

test('after one confusion, a value is right, or its check digit is wrong, or it is doubtful', () => {
  fc.assert(
    fc.property(formatsAndContents, fc.nat(), ([format, content], pick) => {
      const all = damages(writeZone(format, content))
      expect(silentErrors(format, content, all[pick % all.length] ?? [])).toEqual([])
    }),
    { numRuns: 1000 * depth },
  )
})
