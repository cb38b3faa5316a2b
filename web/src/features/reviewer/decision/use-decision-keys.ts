import type { DecisionOutcome } from '#domain/application.ts'
import { useKeys, usePressedKeys } from '../keys.tsx'
import type { DecisionDraft } from './decision-draft.ts'
import { choicesOf, type ReasonChoice, toggled } from './reason-choices.ts'

interface Keyed {
  readonly choices: readonly ReasonChoice[]
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  readonly choose: (outcome: DecisionOutcome) => void
  readonly searchReasons: () => void
  readonly decide: () => void
}

/** The keyboard shortcuts of a decision: its outcomes, the letters of the shown reasons, and sending it. */
export function useDecisionKeys({ choices, draft, onDraft, choose, searchReasons, decide }: Keyed): void {
  const shown = choicesOf(choices, draft.outcome)
  useKeys('case', {
    approve: () => choose('APPROVE'),
    requestRetry: () => choose('REQUEST_RETRY'),
    reject: () => choose('REJECT'),
    searchReasons: shown.length === 0 ? undefined : searchReasons,
    decide,
  })
  usePressedKeys(letter => {
    const choice = shown.find(each => each.letter === letter)
    return choice === undefined ? undefined : () => onDraft(toggled(draft, choice))
  })
}
