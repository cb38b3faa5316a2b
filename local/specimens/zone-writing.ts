import { zoneCheckDigit } from '../../domain/evidence/zone-characters.ts'
import type { ZoneFormat } from '../../domain/evidence/zone-layouts.ts'

/** The content of a zone. Dates are YYMMDD. */
export interface ZoneContent {
  readonly code: string
  readonly issuer: string
  readonly nationality: string
  readonly surname: string
  readonly givenNames: string
  readonly number: string
  readonly birthDate: string
  readonly sex: 'M' | 'F' | '<'
  readonly expiryDate: string
  readonly optionalData: string
}

const pad = (text: string, length: number) => text.slice(0, length).padEnd(length, '<')
const checked = (text: string) => text + zoneCheckDigit(text)
const nameText = ({ surname, givenNames }: ZoneContent) =>
  `${surname}<<${givenNames}`.replaceAll(' ', '<').replace(/<<$/, '')

function secondLine({ number, nationality, birthDate, sex, expiryDate }: ZoneContent): string {
  return checked(pad(number, 9)) + pad(nationality, 3) + checked(birthDate) + sex + checked(expiryDate)
}

/** The lines of a zone as ICAO Doc 9303 prescribes them. */
export function writeZone(format: ZoneFormat, content: ZoneContent): string[] {
  const { code, issuer, number, birthDate, sex, expiryDate, nationality, optionalData } = content
  const head = pad(code, 2) + pad(issuer, 3)
  const second = secondLine(content)
  switch (format) {
    case 'TD1': {
      const isLong = number.length > 9
      const rest = isLong ? number.slice(9) + zoneCheckDigit(number) : ''
      const first =
        head +
        (isLong ? `${number.slice(0, 9)}<` : checked(pad(number, 9))) +
        pad(isLong ? rest : optionalData, 15)
      const dates = checked(birthDate) + sex + checked(expiryDate) + pad(nationality, 3) + pad('', 11)
      const composite = first.slice(5) + dates.slice(0, 7) + dates.slice(8, 15) + dates.slice(18)
      return [first, dates + zoneCheckDigit(composite), pad(nameText(content), 30)]
    }
    case 'TD2': {
      const line = second + pad(optionalData, 7)
      const composite = line.slice(0, 10) + line.slice(13, 20) + line.slice(21)
      return [head + pad(nameText(content), 31), line + zoneCheckDigit(composite)]
    }
    case 'TD3': {
      const line = second + checked(pad(optionalData, 14))
      const composite = line.slice(0, 10) + line.slice(13, 20) + line.slice(21)
      return [head + pad(nameText(content), 39), line + zoneCheckDigit(composite)]
    }
    case 'MRV_A':
      return [head + pad(nameText(content), 39), second + pad(optionalData, 16)]
    case 'MRV_B':
      return [head + pad(nameText(content), 31), second + pad(optionalData, 8)]
    case 'CN_PERMIT': {
      const fields = [checked(pad(number, 9)), checked(expiryDate), checked(birthDate)]
      return [`${code}${fields.join('<')}<${zoneCheckDigit(fields.join(''))}`]
    }
  }
}
