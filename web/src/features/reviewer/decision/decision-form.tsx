import { Paper, Stack, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Review } from '@realname/client'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { longestNote } from '#domain/policy.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import type { Decision } from '../queries/reviews.ts'
import { ApplicantReads } from './applicant-reads.tsx'
import { ConfirmRejection } from './confirm-rejection.tsx'
import classes from './decision.module.css'
import { type DecisionDraft, reasonsOf } from './decision-draft.ts'
import { JudgementFields } from './judgement-fields.tsx'
import { NoteField } from './note-field.tsx'
import { SendButton } from './send-button.tsx'
import { useJudgement } from './use-judgement.ts'

interface Props {
  readonly review: Review
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  /** Reasons that hints suggest. None is chosen. */
  readonly suggestedCodes: readonly ReasonCode[]
  readonly onDecide: (decision: Decision) => void
}

export function DecisionForm({ review, draft, onDraft, suggestedCodes, onDecide }: Props) {
  const { t } = useTranslation('reviewer')
  const [confirming, confirm] = useDisclosure(false)
  const { outcome, note } = draft
  const { certificateType } = review
  const reasons = reasonsOf(draft)

  const send = () => {
    if (outcome === undefined) return
    const internalNote = note.trim()
    onDecide({ outcome, reasons, ...(internalNote === '' ? {} : { internalNote }) })
  }
  const judgement = useJudgement({
    certificateType,
    draft,
    onDraft,
    onComplete: chosen => (chosen === 'REJECT' ? confirm.open() : send()),
  })
  return (
    <Paper
      withBorder
      px="md"
      py="xs"
      component="section"
      aria-labelledby="decision-title"
      className={classes.form}
      ref={judgement.form as RefObject<HTMLDivElement>}
    >
      <Stack gap="xs" className={classes.body}>
        <VisuallyHidden component="h2" id="decision-title">
          {t('decision.title')}
        </VisuallyHidden>
        <JudgementFields
          certificateType={certificateType}
          draft={draft}
          onDraft={onDraft}
          suggestedCodes={suggestedCodes}
          judgement={judgement}
        />
        {reasons.length > 0 && outcome !== undefined && judgement.problem === undefined ? (
          <ApplicantReads outcome={outcome} reasons={reasons} certificateType={certificateType} />
        ) : null}
        <NoteField
          label={t('decision.note')}
          maxLength={longestNote}
          value={note}
          onChange={written => onDraft({ ...draft, note: written })}
        />
      </Stack>
      <SendButton
        mt="xs"
        size="md"
        flex="none"
        fullWidth
        onClick={judgement.decide}
        color={outcome === 'REJECT' ? 'red.9' : 'teal'}
      >
        {outcome === undefined ? t('decision.decide') : t(`decision.do.${outcome}`)}
      </SendButton>
      <ConfirmRejection
        opened={confirming}
        reasons={reasons}
        onConfirm={() => {
          confirm.close()
          send()
        }}
        onClose={confirm.close}
      />
    </Paper>
  )
}
