import { Paper, Stack, Title } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateType } from '#domain/certificates.ts'
import { longestMessage } from '#domain/policy.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import type { Decision } from '../queries/reviews.ts'
import { type DecisionDraft, emptyDraft, reasonsOf } from './decision-draft.ts'
import { JudgementFields } from './judgement-fields.tsx'
import { NoteField } from './note-field.tsx'
import { SendButton } from './send-button.tsx'
import { useJudgement } from './use-judgement.ts'

export type Opinion = Pick<Decision, 'outcome' | 'reasons'> & { readonly note?: string }

interface Props {
  readonly certificateType: CertificateType
  readonly suggestedCodes: readonly ReasonCode[]
  /** The name of the field for a note. Absent: the opinion has none. */
  readonly noteLabel?: string | undefined
  readonly pending: boolean
  readonly onDecide: (opinion: Opinion) => void
}

/** What the reviewer would decide: an outcome and its reasons. The applicant never reads it. */
export function OpinionForm({ certificateType, suggestedCodes, noteLabel, pending, onDecide }: Props) {
  const { t } = useTranslation('reviewer')
  const [draft, setDraft] = useState<DecisionDraft>(emptyDraft)
  const judgement = useJudgement({
    certificateType,
    draft,
    onDraft: setDraft,
    onComplete: outcome => {
      if (pending) return
      const note = draft.note.trim()
      onDecide({ outcome, reasons: reasonsOf(draft), ...(note === '' ? {} : { note }) })
    },
  })
  return (
    <Paper
      withBorder
      px="md"
      py="xs"
      component="section"
      aria-labelledby="opinion-title"
      ref={judgement.form as RefObject<HTMLDivElement>}
    >
      <Stack gap="xs">
        <Title order={2} size="h5" id="opinion-title">
          {t('second.opinion')}
        </Title>
        <JudgementFields
          certificateType={certificateType}
          draft={draft}
          onDraft={setDraft}
          suggestedCodes={suggestedCodes}
          judgement={judgement}
        />
        {noteLabel === undefined ? null : (
          <NoteField
            label={noteLabel}
            maxLength={longestMessage}
            value={draft.note}
            onChange={note => setDraft({ ...draft, note })}
          />
        )}
        <SendButton size="md" fullWidth loading={pending} onClick={judgement.decide}>
          {t('second.decide')}
        </SendButton>
      </Stack>
    </Paper>
  )
}
