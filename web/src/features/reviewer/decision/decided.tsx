import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { DecisionReceipt } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import type { useClaimNext } from '../claim-next.ts'
import { useNames } from '../names.ts'
import { Refusal } from '../refusal.tsx'
import { ReasonSentences } from './reasons.tsx'

interface Props {
  readonly receipt: DecisionReceipt
  readonly claimNext: ReturnType<typeof useClaimNext>
}

/** The recorded decision, with a link to the next case. */
export function Decided({ receipt, claimNext }: Props) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const isProposal = receipt.confirmation === 'REQUIRED'
  return (
    <Stack gap="lg" maw={640}>
      <PageTitle>{isProposal ? t('decided.proposed') : t(`decided.title.${receipt.outcome}`)}</PageTitle>
      <Text>{isProposal ? t('decided.proposedText') : t(`decided.text.${receipt.outcome}`)}</Text>
      {receipt.attemptsExhausted ? (
        <Alert color="orange" title={t('decided.exhausted')}>
          {t('decided.exhaustedText')}
        </Alert>
      ) : null}
      {receipt.reasons.length > 0 ? <ReasonSentences reasons={receipt.reasons} language={language} /> : null}
      {claimNext.isError ? <Refusal error={claimNext.error} /> : null}
      {claimNext.data === null ? <Alert role="status">{t('queue.nothingWaits')}</Alert> : null}
      <Group>
        <Button size="md" loading={claimNext.isPending} onClick={() => claimNext.mutate()}>
          {t('decided.next')}
        </Button>
        <Button size="md" variant="default" component={Link} to="/reviews">
          {t('backToQueue')}
        </Button>
      </Group>
    </Stack>
  )
}
