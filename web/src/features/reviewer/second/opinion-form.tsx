import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import { type DecisionDraft, draftProblem, emptyDraft, reasonsOf } from '../decision/decision-draft.ts'
import { OutcomeChoice } from '../decision/outcome-choice.tsx'
import { ReasonBoard } from '../decision/reason-board.tsx'
import { reasonChoices } from '../decision/reason-choices.ts'
import { useFirstReasonFocus } from '../decision/use-first-reason-focus.ts'
import type { Decision } from '../queries/reviews.ts'

interface Props {
  readonly certificateType: CertificateType
  readonly suggestedCodes: readonly ReasonCode[]
  readonly pending: boolean
  readonly onDecide: (opinion: Pick<Decision, 'outcome' | 'reasons'>) => void
}

/** The second opinion: an outcome and its reasons. The applicant never reads it. */
export function OpinionForm({ certificateType, suggestedCodes, pending, onDecide }: Props) {
  const { t } = useTranslation('reviewer')
  const [draft, setDraft] = useState<DecisionDraft>(emptyDraft)
  const [tried, setTried] = useState(false)
  const { outcome } = draft
  const { form, searchField, choose } = useFirstReasonFocus(chosen => setDraft({ ...draft, outcome: chosen }))
  const problem = outcome === undefined ? undefined : draftProblem({ ...draft, outcome }, certificateType)
  const decide = () => {
    setTried(true)
    if (outcome !== undefined && problem === undefined) onDecide({ outcome, reasons: reasonsOf(draft) })
  }
  return (
    <Paper
      withBorder
      px="md"
      py="xs"
      component="section"
      aria-labelledby="opinion-title"
      ref={form as RefObject<HTMLDivElement>}
    >
      <Stack gap="xs">
        <Title order={2} size="h5" id="opinion-title">
          {t('second.opinion')}
        </Title>
        <OutcomeChoice
          value={outcome}
          onChange={choose}
          error={tried && outcome === undefined ? t('decision.chooseOutcome') : undefined}
        />
        {outcome === 'REJECT' || outcome === 'REQUEST_RETRY' ? (
          <ReasonBoard
            certificateType={certificateType}
            choices={reasonChoices(certificateType)}
            draft={draft}
            onChange={setDraft}
            suggestedCodes={suggestedCodes}
            searchField={searchField}
          />
        ) : null}
        {tried && problem !== undefined ? (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {t(outcome === 'REJECT' ? 'decision.needsFinal' : 'decision.needsReason')}
          </Text>
        ) : null}
        <Button size="md" fullWidth loading={pending} onClick={decide}>
          {t('second.decide')}
        </Button>
      </Stack>
    </Paper>
  )
}
