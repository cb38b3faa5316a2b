import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import type { DecisionDraft } from './decision-draft.ts'
import { OutcomeChoice } from './outcome-choice.tsx'
import { ReasonBoard } from './reason-board.tsx'
import type { Judgement } from './use-judgement.ts'

interface Props {
  readonly certificateType: CertificateType
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  /** Reasons that hints suggest. None is chosen. */
  readonly suggestedCodes: readonly ReasonCode[]
  readonly judgement: Judgement
}

/** The outcome, its reasons, and what is missing. */
export function JudgementFields({ certificateType, draft, onDraft, suggestedCodes, judgement }: Props) {
  const { t } = useTranslation('reviewer')
  const { outcome } = draft
  const { searchField, choices, problem, tried } = judgement
  return (
    <>
      <OutcomeChoice
        value={outcome}
        onChange={chosen => onDraft({ ...draft, outcome: chosen })}
        error={tried && outcome === undefined ? t('decision.chooseOutcome') : undefined}
      />
      {outcome === 'REJECT' || outcome === 'REQUEST_RETRY' ? (
        <ReasonBoard
          certificateType={certificateType}
          choices={choices}
          draft={draft}
          onChange={onDraft}
          suggestedCodes={suggestedCodes}
          searchField={searchField}
        />
      ) : null}
      {tried && problem !== undefined ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {t(outcome === 'REJECT' ? 'decision.needsFinal' : 'decision.needsReason')}
        </Text>
      ) : null}
    </>
  )
}
