import { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '#web/shared/ui/failure.tsx'

const codes = [
  'WRONG_STATE',
  'DOCUMENTS_INCOMPLETE',
  'CERTIFICATE_QUOTA_EXCEEDED',
  'PARTNER_PROGRAM_MEMBER',
  'REGION_MISMATCH',
  'FILE_TOO_LARGE',
  'FORMAT_NOT_SUPPORTED',
] as const

const aboutFields = ['INVALID_FIELD', 'INVALID_CERTIFICATE_NUMBER', 'CERTIFICATE_EXPIRED']

/** What the API refused, in words, with the way out. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('application')
  const otherwise = useFailureText()
  return error => {
    if (!(error instanceof ApiProblem)) return otherwise(error)
    if (aboutFields.includes(error.code)) return t('problems.INVALID_FIELD')
    const code = codes.find(each => each === error.code)
    return code === undefined ? otherwise(error) : t(`problems.${code}`)
  }
}
