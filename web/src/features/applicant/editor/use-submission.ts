import { ApiProblem } from '@realname/client'
import { useState } from 'react'
import { useSubmitApplication } from '../queries/submit-application.ts'
import type { DetailsRules } from './details-problems.ts'
import { fieldErrors } from './field-errors.ts'
import { submissionBody } from './submission-body.ts'
import type { DetailsForm } from './use-details.ts'

interface Submitting {
  readonly applicationId: string
  readonly form: DetailsForm
  readonly rules: DetailsRules
  /** Not every file is accepted after all. */
  readonly onFilesMissing: () => void
}

/** From the summary to the answer: what the API refuses is put beside the field it is about. */
export function useSubmission({ applicationId, form, rules, onFilesMissing }: Submitting) {
  const { mutate, error, isPending, reset } = useSubmitApplication(applicationId)
  const [isSummaryOpen, setIsSummaryOpen] = useState(false)
  const fail = (problem: Error) => {
    setIsSummaryOpen(false)
    if (!(problem instanceof ApiProblem)) return
    if (problem.code === 'DOCUMENTS_INCOMPLETE') onFilesMissing()
    form.setErrors(fieldErrors(problem))
  }
  return {
    error,
    isPending,
    isSummaryOpen,
    close: () => setIsSummaryOpen(false),
    /** What was refused belongs to the step where it was submitted. */
    forget: reset,
    ask: () => {
      reset()
      setIsSummaryOpen(true)
    },
    confirm: () => mutate(submissionBody(form.values, rules), { onError: fail }),
  }
}
