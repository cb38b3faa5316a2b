import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'

const known = [
  'REQUIRED',
  'NO_LETTER',
  'TOO_MANY_MARKS',
  'TOO_BIG',
  'FORBIDDEN_CHARACTER',
  'CHARACTERS',
  'SHAPE',
  'BIRTH_DATE',
  'CHECK_DIGIT',
  'AREA_CODE',
  'ISSUING_REGION',
  'INVALID_CERTIFICATE_NUMBER',
  'CERTIFICATE_EXPIRED',
  'NO_DATE',
  'NO_SUCH_DAY',
  'AMBIGUOUS_DATE',
  'SHORT_YEAR',
] as const

const idCardForms: Readonly<Record<string, 'CITIZEN' | 'HK' | 'MO' | 'TW' | 'SG' | 'TH' | 'MY'>> = {
  CN: 'CITIZEN',
  HK: 'HK',
  MO: 'MO',
  TW: 'TW',
  SG: 'SG',
  TH: 'TH',
  MY: 'MY',
}

/** How the numbers of a certificate look, by the name of their description. */
export function numberForm(certificateType: CertificateType, issuingRegion: string) {
  if (certificateType === 'ID_CARD') return idCardForms[issuingRegion] ?? 'ID_CARD'
  return certificateType === 'HK_MACAO_RESIDENCE_PERMIT' || certificateType === 'TAIWAN_RESIDENCE_PERMIT'
    ? 'CITIZEN'
    : certificateType
}

const isAboutCharacter = (problem: string): boolean =>
  problem === 'CHARACTERS' || problem === 'FORBIDDEN_CHARACTER'

interface Properties {
  /** A code of the page's own checks or of the API's. */
  readonly code: ReactNode
  readonly form: ReturnType<typeof numberForm>
  /** The character that the problem is about, if it is about one. */
  readonly character?: string | undefined
}

/** What is wrong with a field, in words. */
export function FieldMessage({ code, form, character }: Properties) {
  const { t } = useTranslation('application')
  const found = known.find(each => each === code) ?? 'INVALID'
  const problem = isAboutCharacter(found) && character === undefined ? 'INVALID' : found
  return t(`fieldProblems.${problem}`, { form: t(`numberForms.${form}`), character: character ?? '' })
}
