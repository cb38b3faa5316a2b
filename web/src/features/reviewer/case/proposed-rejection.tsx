import { Alert, Button, Stack, Text } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'
import { ReasonSentences } from '../decision/reason-sentences.tsx'
import { useNames } from '../names.ts'

interface Props {
  readonly proposal: NonNullable<Review['proposedRejection']>
  readonly onTakeOver: () => void
}

/** Another reviewer's proposed rejection. This reviewer confirms it or decides otherwise. */
export function ProposedRejection({ proposal, onTakeOver }: Props) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  return (
    <Alert color="violet" title={t('proposal.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {t('proposal.text', {
            who: reviewer(proposal.reviewerId, false),
            at: inYourZone(proposal.proposedAt, language),
          })}
        </Text>
        <ReasonSentences reasons={proposal.reasons} language={language} />
        <Button variant="default" size="xs" onClick={onTakeOver}>
          {t('proposal.takeOver')}
        </Button>
      </Stack>
    </Alert>
  )
}
