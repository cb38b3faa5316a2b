import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '../../../../../domain/certificates.ts'

const known = [
  'REQUIRED',
  'NO_LETTER',
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
] as const

/** How the numbers of a certificate look, by the name of their description. */
export function numberForm(certificateType: CertificateType, issuingRegion: string) {
  if (certificateType === 'ID_CARD') return issuingRegion === 'CN' ? 'CITIZEN' : 'ID_CARD'
  return certificateType === 'HK_MACAO_RESIDENCE_PERMIT' || certificateType === 'TAIWAN_RESIDENCE_PERMIT'
    ? 'CITIZEN'
    : certificateType
}

interface Properties {
  /** A code of the page's own checks or of the API's. */
  readonly code: ReactNode
  readonly form: ReturnType<typeof numberForm>
}

/** What is wrong with a field, in words. */
export function FieldMessage({ code, form }: Properties) {
  const { t } = useTranslation('application')
  const problem = known.find(each => each === code) ?? 'INVALID'
  return t(`fieldProblems.${problem}`, { form: t(`numberForms.${form}`) })
}
