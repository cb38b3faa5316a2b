import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useSignedIn } from '#web/shared/people.ts'
import { inYourZone } from '#web/shared/time.ts'
import { ReasonSentences } from '../decision/reason-sentences.tsx'
import { useNames } from '../names.ts'
import type { Consultation } from './consultation.ts'
import { Written } from './written.tsx'

function Answer({ opinion }: { opinion: Consultation['opinion'] }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  if (opinion === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('consultations.awaited')}
      </Text>
    )
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('consultations.would', { who: reviewer(opinion.reviewerId, false) })}
        </Text>
        <Badge variant="light" color="gray" autoContrast tt="none">
          {t(`outcomes.${opinion.outcome}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {inYourZone(opinion.at, language)}
        </Text>
      </Group>
      <ReasonSentences reasons={opinion.reasons} language={language} />
      {opinion.note === undefined ? null : <Written>{opinion.note}</Written>}
    </div>
  )
}

/** The questions to colleagues with their opinions, the latest first. A screen reader announces a new opinion. */
export function Consultations({ review }: { review: Review }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const { person } = useSignedIn()
  const { consultations = [], attempt } = review
  if (consultations.length === 0) return null
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-labelledby="consultations-title">
      <Title order={2} size="h5" id="consultations-title" mb="xs">
        {t('consultations.title')}
      </Title>
      <Stack gap="md" role="status">
        {consultations.toReversed().map(each => (
          <div key={each.consultationId}>
            <Text size="xs" c="dimmed">
              {t('consultations.asked', {
                who: reviewer(each.askedBy, each.askedBy === person.accountId),
                whom: each.to === undefined ? t('colleague.any') : reviewer(each.to, false),
                at: inYourZone(each.askedAt, language),
              })}
              {each.attempt === attempt ? '' : ` · ${t('attempt', { number: each.attempt })}`}
            </Text>
            <Written>{each.question}</Written>
            <Answer opinion={each.opinion} />
          </div>
        ))}
      </Stack>
    </Paper>
  )
}
