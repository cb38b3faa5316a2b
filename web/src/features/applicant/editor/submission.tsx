import { Alert } from '@mantine/core'
import { RealnameError } from '@realname/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReasonField } from '#domain/reasons.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useSubmitApplication } from '../queries/applications.ts'
import type { DetailsRules } from './details-problems.ts'
import { fieldErrors } from './field-errors.ts'
import { useProblemText } from './field-message.tsx'
import { submissionBody } from './submission-body.ts'
import type { DetailsForm } from './use-details.ts'

/** The reason why the submission was refused, and the next step. */
export function SubmissionFailure({ error, fields }: { error: Error; fields: readonly ReasonField[] }) {
  const { t } = useTranslation(['application', 'common'])
  const textOf = useProblemText()
  if (error instanceof RealnameError && error.status === 401) return <Failure error={error} />
  // A date outside this attempt's fields can't be changed: there is no field to mark.
  const isKeptExpiry =
    error instanceof RealnameError && error.code === 'CERTIFICATE_EXPIRED' && !fields.includes('expiryDate')
  const isUnsure = error instanceof RealnameError && error.code === 'OFFLINE'
  return (
    <Alert color="red" role="alert" title={t('common:failure.title')}>
      {isUnsure ? t('problems.UNSURE') : isKeptExpiry ? t('problems.CERTIFICATE_EXPIRED') : textOf(error)}
    </Alert>
  )
}

interface Submitting {
  readonly applicationId: string
  readonly form: DetailsForm
  readonly rules: DetailsRules
  /** Called if a file is not accepted after all. */
  readonly onFilesMissing: () => void
}

/** Submits the form. A refusal of the API is shown beside its field. */
export function useSubmission({ applicationId, form, rules, onFilesMissing }: Submitting) {
  const { mutate, error, isPending, reset } = useSubmitApplication(applicationId)
  const [isSummaryOpen, setIsSummaryOpen] = useState(false)
  const fail = (problem: Error) => {
    setIsSummaryOpen(false)
    if (!(problem instanceof RealnameError)) return
    if (problem.code === 'DOCUMENTS_INCOMPLETE') onFilesMissing()
    form.setErrors(fieldErrors(problem))
  }
  return {
    error,
    isPending,
    isSummaryOpen,
    close: () => setIsSummaryOpen(false),
    /** A refusal is shown only in the step of the submission. */
    forget: reset,
    ask: () => {
      reset()
      setIsSummaryOpen(true)
    },
    confirm: () => mutate(submissionBody(form.values, rules), { onError: fail }),
  }
}
