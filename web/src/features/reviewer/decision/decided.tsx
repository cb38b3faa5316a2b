import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import type { useClaimNext } from '../claim-next.ts'
import { undoSeconds } from '../desk/outbox.ts'
import type { OutboxEntry } from '../desk/outbox-state.ts'
import { useNames } from '../names.ts'
import { Refusal } from '../refusal.tsx'
import { ReasonSentences } from './reason-sentences.tsx'

interface Props {
  /** The decision: not sent yet, or recorded. */
  readonly entry: Exclude<OutboxEntry, { readonly state: 'FAILED' }>
  readonly claimNext: ReturnType<typeof useClaimNext>
  readonly onNext: () => void
}

/** The decision, and the way to the next case. */
export function Decided({ entry, claimNext, onNext }: Props) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const receipt = entry.state === 'SENT' ? entry.receipt : undefined
  const { outcome, reasons = [] } = entry.state === 'SENT' ? entry.receipt : entry.decision
  const isProposal = receipt?.confirmation === 'REQUIRED'
  return (
    <Stack gap="lg" maw={640}>
      <PageTitle>{isProposal ? t('decided.proposed') : t(`decided.title.${outcome}`)}</PageTitle>
      <Text role="status">
        {receipt === undefined
          ? t('outbox.waiting', { seconds: undoSeconds })
          : isProposal
            ? t('decided.proposedText')
            : t(`decided.text.${outcome}`)}
      </Text>
      {receipt?.attemptsExhausted ? (
        <Alert color="orange" title={t('decided.exhausted')}>
          {t('decided.exhaustedText')}
        </Alert>
      ) : null}
      {reasons.length > 0 ? <ReasonSentences reasons={reasons} language={language} /> : null}
      {claimNext.isError ? <Refusal error={claimNext.error} /> : null}
      {claimNext.data === null ? <Alert role="status">{t('queue.nothingWaits')}</Alert> : null}
      <Group>
        <Button size="md" loading={claimNext.isPending} onClick={onNext}>
          {t('decided.next')}
        </Button>
        <Button size="md" variant="default" component={Link} to="/reviews">
          {t('backToQueue')}
        </Button>
      </Group>
    </Stack>
  )
}
