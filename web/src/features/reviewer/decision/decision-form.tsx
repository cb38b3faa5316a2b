import { Button, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestNote } from '#domain/policy.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import type { Decision } from '../queries/reviews.ts'
import { ApplicantReads } from './applicant-reads.tsx'
import { ConfirmRejection } from './confirm-rejection.tsx'
import classes from './decision.module.css'
import {
  codeOfProblem,
  type DecisionDraft,
  draftProblem,
  type ReasonPlace,
  reasonsOf,
} from './decision-draft.ts'
import { OutcomeChoice } from './outcome-choice.tsx'
import { ReasonList } from './reasons.tsx'

interface Props {
  readonly review: Review
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  readonly suggested: ReasonPlace
  /** Reasons that hints suggest. None is chosen. */
  readonly suggestedCodes: readonly ReasonCode[]
  readonly sending: boolean
  readonly onDecide: (decision: Decision) => void
}

export function DecisionForm({
  review,
  draft,
  onDraft,
  suggested,
  suggestedCodes,
  sending,
  onDecide,
}: Props) {
  const { t } = useTranslation('reviewer')
  const [tried, setTried] = useState(false)
  const [confirming, confirm] = useDisclosure(false)
  const { outcome, note } = draft
  const { certificateType } = review
  const reasons = reasonsOf(draft)
  const problem = outcome === undefined ? undefined : draftProblem({ ...draft, outcome }, certificateType)
  const lacking = problem === undefined ? undefined : codeOfProblem(draft, problem)
  const needsReasons = tried && problem !== undefined && lacking === undefined
  const reasonProblem =
    tried && lacking !== undefined ? { code: lacking, text: t('decision.chooseFile') } : undefined
  const listProps = {
    certificateType,
    draft,
    onChange: onDraft,
    suggested,
    suggestedCodes,
    problem: reasonProblem,
  }

  const send = () => {
    if (outcome === undefined) return
    const internalNote = note.trim()
    onDecide({ outcome, reasons, ...(internalNote === '' ? {} : { internalNote }) })
  }
  const decide = () => {
    setTried(true)
    if (outcome === undefined || problem !== undefined) return
    if (outcome === 'REJECT') confirm.open()
    else send()
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="decision-title" className={classes.form}>
      <Stack gap="sm" className={classes.body}>
        <Title order={2} size="h5" id="decision-title">
          {t('decision.title')}
        </Title>
        <OutcomeChoice
          value={outcome}
          onChange={chosen => onDraft({ ...draft, outcome: chosen })}
          error={tried && outcome === undefined ? t('decision.chooseOutcome') : undefined}
        />
        {outcome === 'REJECT' ? <ReasonList kind="final" {...listProps} /> : null}
        {outcome === 'REJECT' || outcome === 'REQUEST_RETRY' ? (
          <ReasonList kind="retryable" {...listProps} />
        ) : null}
        {needsReasons ? (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {t(outcome === 'REJECT' ? 'decision.needsFinal' : 'decision.needsReason')}
          </Text>
        ) : null}
        {reasons.length > 0 && outcome !== undefined && problem === undefined ? (
          <ApplicantReads outcome={outcome} reasons={reasons} certificateType={certificateType} />
        ) : null}
        <Textarea
          label={t('decision.note')}
          description={t('decision.noteHint')}
          autosize
          minRows={2}
          maxLength={longestNote}
          value={note}
          onChange={({ currentTarget }) => onDraft({ ...draft, note: currentTarget.value })}
        />
      </Stack>
      <Button
        mt="sm"
        size="md"
        flex="none"
        fullWidth
        loading={sending}
        onClick={decide}
        color={outcome === 'REJECT' ? 'red.9' : 'teal'}
      >
        {outcome === undefined ? t('decision.decide') : t(`decision.do.${outcome}`)}
      </Button>
      <ConfirmRejection
        opened={confirming}
        reasons={reasons}
        sending={sending}
        onConfirm={() => {
          confirm.close()
          send()
        }}
        onClose={confirm.close}
      />
    </Paper>
  )
}
