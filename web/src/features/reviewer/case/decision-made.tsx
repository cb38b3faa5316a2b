import { Stack, Text } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useSignedIn } from '#web/shared/people.ts'
import { inYourZone } from '#web/shared/time.ts'
import { ReasonSentences } from '../decision/reason-sentences.tsx'
import { useNames } from '../names.ts'

/** The recorded decision, and its outcome if a rule no longer held. */
export function DecisionMade({ review }: { review: Review }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const { person } = useSignedIn()
  const { recordedDecision: recorded, appliedDecision: applied } = review
  if (recorded === undefined) return <Text>{t('case.ended')}</Text>
  const differs = applied !== undefined && applied.outcome !== recorded.outcome
  return (
    <Stack gap="sm">
      <Text fw={600}>
        {t('case.decided', {
          outcome: t(`outcomes.${recorded.outcome}`),
          who: reviewer(recorded.reviewerId, recorded.reviewerId === person.accountId),
          at: inYourZone(recorded.decidedAt, language),
        })}
      </Text>
      <ReasonSentences reasons={recorded.reasons} language={language} />
      {differs ? (
        <>
          <Text fw={600}>{t('case.became', { outcome: t(`outcomes.${applied.outcome}`) })}</Text>
          <ReasonSentences reasons={applied.reasons} language={language} />
        </>
      ) : null}
      {applied?.attemptsExhausted ? <Text size="sm">{t('decided.exhaustedText')}</Text> : null}
    </Stack>
  )
}
