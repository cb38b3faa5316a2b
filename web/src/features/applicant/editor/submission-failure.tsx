import { Alert } from '@mantine/core'
import { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import type { ReasonField } from '#domain/reasons.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useProblemText } from './use-problem-text.ts'

/** Why the application was not taken, and the way out. */
export function SubmissionFailure({ error, fields }: { error: Error; fields: readonly ReasonField[] }) {
  const { t } = useTranslation(['application', 'common'])
  const textOf = useProblemText()
  if (error instanceof ApiProblem && error.status === 401) return <Failure error={error} />
  // A date that is not asked for again cannot be changed: there is no field to mark.
  const isKeptExpiry =
    error instanceof ApiProblem && error.code === 'CERTIFICATE_EXPIRED' && !fields.includes('expiryDate')
  const isUnsure = error instanceof ApiProblem && error.code === 'OFFLINE'
  return (
    <Alert color="red" role="alert" title={t('common:failure.title')}>
      {isUnsure ? t('problems.UNSURE') : isKeptExpiry ? t('problems.CERTIFICATE_EXPIRED') : textOf(error)}
    </Alert>
  )
}
