import { Button, Kbd, Paper, Stack, Text, Textarea, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestNote } from '#domain/policy.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import { useKeys, usePressedKeys } from '../keys.tsx'
import type { Decision } from '../queries/reviews.ts'
import { ApplicantReads } from './applicant-reads.tsx'
import { ConfirmRejection } from './confirm-rejection.tsx'
import classes from './decision.module.css'
import { type DecisionDraft, draftProblem, reasonsOf } from './decision-draft.ts'
import { OutcomeChoice } from './outcome-choice.tsx'
import { ReasonBoard } from './reason-board.tsx'
import { choicesOf, reasonChoices, toggled } from './reason-choices.ts'
import { useFirstReasonFocus } from './use-first-reason-focus.ts'

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
  const [tried, setTried] = useState(false)
  const [confirming, confirm] = useDisclosure(false)
  const { outcome, note } = draft
  const [isNoteOpen, setIsNoteOpen] = useState(note !== '')
  const { certificateType } = review
  const reasons = reasonsOf(draft)
  const choices = reasonChoices(certificateType)
  const problem = outcome === undefined ? undefined : draftProblem({ ...draft, outcome }, certificateType)
  const { form, searchField, choose } = useFirstReasonFocus(chosen => onDraft({ ...draft, outcome: chosen }))

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
  useKeys('case', {
    approve: () => choose('APPROVE'),
    requestRetry: () => choose('REQUEST_RETRY'),
    reject: () => choose('REJECT'),
    searchReasons: choicesOf(choices, outcome).length === 0 ? undefined : () => searchField.current?.focus(),
    decide,
  })
  usePressedKeys(letter => {
    const choice = choicesOf(choices, outcome).find(each => each.letter === letter)
    return choice === undefined ? undefined : () => onDraft(toggled(draft, choice))
  })
  return (
    <Paper
      withBorder
      px="md"
      py="xs"
      component="section"
      aria-labelledby="decision-title"
      className={classes.form}
      ref={form as RefObject<HTMLDivElement>}
    >
      <Stack gap="xs" className={classes.body}>
        <VisuallyHidden component="h2" id="decision-title">
          {t('decision.title')}
        </VisuallyHidden>
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
        {reasons.length > 0 && outcome !== undefined && problem === undefined ? (
          <ApplicantReads outcome={outcome} reasons={reasons} certificateType={certificateType} />
        ) : null}
        <details
          className={classes.note}
          open={isNoteOpen}
          onToggle={({ currentTarget }) => setIsNoteOpen(currentTarget.open)}
        >
          <summary>{t('decision.note')}</summary>
          <Textarea
            aria-label={t('decision.note')}
            description={t('decision.noteHint')}
            autosize
            minRows={2}
            maxLength={longestNote}
            value={note}
            onChange={({ currentTarget }) => onDraft({ ...draft, note: currentTarget.value })}
          />
        </details>
      </Stack>
      <Button
        mt="xs"
        size="md"
        flex="none"
        fullWidth
        onClick={decide}
        aria-keyshortcuts="Control+Enter"
        color={outcome === 'REJECT' ? 'red.9' : 'teal'}
        rightSection={
          <Kbd aria-hidden="true" size="xs" visibleFrom="sm">
            Ctrl+Enter
          </Kbd>
        }
      >
        {outcome === undefined ? t('decision.decide') : t(`decision.do.${outcome}`)}
      </Button>
      <ConfirmRejection
        opened={confirming}
        reasons={reasons}
        onConfirm={() => {
          confirm.close()
          send()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          confirm.close()
          send()
        }}
        onClose={confirm.close}
      />
    </Paper>
  )
}
