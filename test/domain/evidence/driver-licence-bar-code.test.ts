import { describe, expect, test } from '@jest/globals'
import { fieldsOfLicence, readDriverLicence } from '../../../domain/evidence/driver-licence-bar-code.ts'

const header = (version: string, rest = '') => `@\n\u001e\rANSI 636000${version}${rest}`

const version10 = `${header('10', '0102DL00410278ZV03190008DL')}DAQT64235789\nDCSSAMPLE\nDDEN\nDACMICHAEL\nDDFN\nDADJOHN\nDDGN\nDBD06062019\nDBB06061986\nDBA12102024\nDBC1\nDAJVA\nDCGUSA\n\rZVZVA01\r`

const sample = {
  surname: 'SAMPLE',
  givenNames: 'MICHAEL JOHN',
  number: 'T64235789',
  birthDate: '1986-06-06',
  expiryDate: '2024-12-10',
  sex: 'M',
  country: 'US',
  jurisdiction: 'VA',
}

const lines = (version: string, ...elements: string[]) =>
  `${header(version, '01DL00310200DL')}${elements.join('\n')}\r`

describe('a bar code of a driver licence is read', () => {
  test('as version 10 of the standard writes it', () => {
    expect(readDriverLicence(version10)).toEqual({ version: 10, ...sample })
  })

  test.each<[string, string[]]>([
    ['01', ['DAASAMPLE,MICHAEL,JOHN', 'DAQT64235789', 'DBA20241210', 'DBB19860606', 'DBCM', 'DAJVA']],
    ['02', ['DCTMICHAEL JOHN', 'DCSSAMPLE', 'DAQT64235789', 'DBA12102024', 'DBB06061986', 'DBC1', 'DAJVA']],
    ['03', ['DCTMICHAEL,JOHN', 'DCSSAMPLE', 'DAQT64235789', 'DBA12102024', 'DBB06061986', 'DBC1', 'DAJVA']],
    ...['04', '05', '06', '07', '08', '09', '10'].map((version): [string, string[]] => [
      version,
      [
        'DCSSAMPLE',
        'DACMICHAEL',
        'DADJOHN',
        'DAQT64235789',
        'DBA12102024',
        'DBB06061986',
        'DBC1',
        'DAJVA',
        'DCGUSA',
      ],
    ]),
  ])('in version %s', (version, elements) => {
    expect(readDriverLicence(lines(version, ...elements))).toEqual({ version: Number(version), ...sample })
  })

  test('with dates that begin with the year in Canada', () => {
    const read = readDriverLicence(
      lines(
        '08',
        'DCSSAMPLE',
        'DACMARIE',
        'DAQS12345678',
        'DBA20281112',
        'DBB19900203',
        'DBC2',
        'DAJON',
        'DCGCAN',
      ),
    )
    expect(read).toMatchObject({
      birthDate: '1990-02-03',
      expiryDate: '2028-11-12',
      sex: 'F',
      country: 'CA',
      jurisdiction: 'ON',
      givenNames: 'MARIE',
    })
  })

  test('with the other order of a date, if only that one is a date', () => {
    expect(readDriverLicence(lines('08', 'DAQ1234567', 'DBB19861231', 'DCGUSA'))?.birthDate).toBe(
      '1986-12-31',
    )
    expect(readDriverLicence(lines('08', 'DAQ1234567', 'DBB12311986', 'DCGCAN'))?.birthDate).toBe(
      '1986-12-31',
    )
  })
})

test('elements without a value and dates that do not exist are absent', () => {
  const read = readDriverLicence(
    lines('08', 'DCSSAMPLE', 'DACUNAVL', 'DADNONE', 'DAQT1', 'DBB02301986', 'DBA', 'DBC7', 'DCGUSA'),
  )
  expect(read).toEqual({ version: 8, country: 'US', surname: 'SAMPLE', number: 'T1' })
})

test.each(['', 'https://example.com', 'M1DESMARAIS/LUC EABC123', 'ANSI 12', `${header('08')}`])(
  'the bar code %j is not of a driver licence',
  text => {
    expect(readDriverLicence(text)).toBeUndefined()
  },
)

test('its values count as values with a right check digit, because the symbol corrects errors', () => {
  const licence = readDriverLicence(version10)
  const place = { x: 0.1, y: 0.1, width: 0.5, height: 0.2 }
  expect(licence && fieldsOfLicence(licence, place)).toMatchObject({
    source: 'BAR_CODE',
    certificateNumber: { value: 'T64235789', check: 'RIGHT', place },
    name: { parts: { surname: 'SAMPLE', givenNames: 'MICHAEL JOHN' } },
    issuer: { value: 'US' },
  })
})
