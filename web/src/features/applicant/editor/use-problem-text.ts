import { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { textFor } from '#web/shared/text-for.ts'
import { useFailureText } from '#web/shared/ui/failure.tsx'

const aboutFields = ['INVALID_FIELD', 'INVALID_CERTIFICATE_NUMBER', 'CERTIFICATE_EXPIRED']

/** The text for a refusal, with a way to continue. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('application')
  const otherwise = useFailureText()
  return error => {
    if (error instanceof ApiProblem && aboutFields.includes(error.code)) return t('problems.INVALID_FIELD')
    return textFor(error, t('problems', { returnObjects: true })) ?? otherwise(error)
  }
}
