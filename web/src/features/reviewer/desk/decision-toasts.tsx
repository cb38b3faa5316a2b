import { Button, Group, Kbd, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMatch } from 'react-router'
import { useNames } from '../names.ts'
import { Refusal } from '../refusal.tsx'
import classes from './desk.module.css'
import { type Outbox, undoSeconds } from './outbox.ts'
import type { Entries, OutboxEntry } from './outbox-state.ts'

interface ToastProps {
  readonly entry: OutboxEntry
  readonly outbox: Outbox
  readonly onBack: (applicationId: string) => void
}

function Toast({ entry, outbox, onBack }: ToastProps) {
  const { t } = useTranslation('reviewer')
  const { certificate, region } = useNames()
  const { applicationId, state, issuingRegion } = entry
  const name = `${certificate(entry.certificateType, issuingRegion)} · ${region(issuingRegion)}`
  if (state === 'FAILED')
    return (
      <Paper withBorder shadow="md" p="sm" className={classes.toast}>
        <Stack gap="xs">
          <Text fw={600} size="sm">
            {t('outbox.failed', { name, outcome: t(`outcomes.${entry.decision.outcome}`) })}
          </Text>
          <Refusal error={entry.error} />
          <Group gap="xs">
            <Button size="compact-sm" onClick={() => onBack(applicationId)}>
              {t('outbox.goBack')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => outbox.retry(applicationId)}>
              {t('outbox.again')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => outbox.dismiss(applicationId)}>
              {t('outbox.dismiss')}
            </Button>
          </Group>
        </Stack>
      </Paper>
    )
  if (state === 'SENT')
    return (
      <Paper withBorder shadow="md" p="sm" className={classes.toast}>
        <Group gap="sm" justify="space-between" wrap="nowrap">
          <Text size="sm">
            {entry.receipt.attemptsExhausted ? t('decided.exhaustedText') : t('decided.proposedText')} {name}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => outbox.dismiss(applicationId)}>
            {t('outbox.dismiss')}
          </Button>
        </Group>
      </Paper>
    )
  return (
    <Paper
      withBorder
      shadow="md"
      p="sm"
      className={classes.toast}
      data-outbox={state}
      onMouseEnter={() => outbox.hold()}
      onMouseLeave={() => outbox.resume()}
      onFocus={() => outbox.hold()}
      onBlur={() => outbox.resume()}
    >
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600} size="sm">
            {t(`decided.title.${entry.decision.outcome}`)}
          </Text>
          <Text size="xs" c="dimmed">
            {name} ·{' '}
            {state === 'SENDING' ? t('outbox.sending') : t('outbox.waiting', { seconds: undoSeconds })}
          </Text>
        </div>
        {state === 'SENDING' ? null : (
          <Group gap={6} wrap="nowrap">
            <Button
              size="compact-sm"
              variant="default"
              aria-keyshortcuts="Control+Z"
              rightSection={
                <Kbd aria-hidden="true" size="xs" visibleFrom="sm">
                  Ctrl+Z
                </Kbd>
              }
              onClick={() => onBack(applicationId)}
            >
              {t('outbox.undo')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => outbox.flush()}>
              {t('outbox.sendNow')}
            </Button>
          </Group>
        )}
      </Group>
    </Paper>
  )
}

interface Props {
  readonly entries: Entries
  readonly outbox: Outbox
  readonly onBack: (applicationId: string) => void
}

/** A result that the reviewer would not expect from the decision. */
const isRemarkable = (entry: OutboxEntry): boolean =>
  entry.state === 'SENT' &&
  (entry.receipt.attemptsExhausted === true || entry.receipt.confirmation !== undefined)

/** What became of the latest decisions, over every page of the desk. The page of a case itself shows its own result. */
export function DecisionToasts({ entries, outbox, onBack }: Props) {
  const { t } = useTranslation('reviewer')
  const opened = useMatch('/reviews/:applicationId')?.params.applicationId
  const shown = entries.filter(entry => {
    const isElsewhere = entry.applicationId !== opened
    if (entry.state === 'FAILED') return isElsewhere
    return entry.state === 'SENT' ? isElsewhere && isRemarkable(entry) : true
  })
  return (
    <section className={classes.toasts} aria-label={t('outbox.title')} role="status">
      {shown.map(entry => (
        <Toast key={entry.applicationId} entry={entry} outbox={outbox} onBack={onBack} />
      ))}
    </section>
  )
}
