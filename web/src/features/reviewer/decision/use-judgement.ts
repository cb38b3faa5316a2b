import { useState } from 'react'
import type { CertificateType } from '#domain/certificates.ts'
import { type DecisionDraft, draftProblem } from './decision-draft.ts'
import { reasonChoices } from './reason-choices.ts'
import { useDecisionKeys } from './use-decision-keys.ts'
import { useFirstReasonFocus } from './use-first-reason-focus.ts'

interface Judging {
  readonly certificateType: CertificateType
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  /** The draft is complete, and the reviewer wants to send it. */
  readonly onComplete: (outcome: NonNullable<DecisionDraft['outcome']>) => void
}

/** An outcome with its reasons, chosen by mouse or keys, of a decision or of an opinion. */
export function useJudgement({ certificateType, draft, onDraft, onComplete }: Judging) {
  const [tried, setTried] = useState(false)
  const { outcome } = draft
  const choices = reasonChoices(certificateType)
  const problem = outcome === undefined ? undefined : draftProblem({ ...draft, outcome }, certificateType)
  const { form, searchField, choose } = useFirstReasonFocus(chosen => onDraft({ ...draft, outcome: chosen }))
  const decide = () => {
    setTried(true)
    if (outcome !== undefined && problem === undefined) onComplete(outcome)
  }
  useDecisionKeys({
    choices,
    draft,
    onDraft,
    choose,
    searchReasons: () => searchField.current?.focus(),
    decide,
  })
  return { form, searchField, choices, problem, tried, decide }
}

export type Judgement = ReturnType<typeof useJudgement>
