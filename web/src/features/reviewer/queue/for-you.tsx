import { Anchor, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReviewSummary } from '@realname/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { useNow } from '#web/shared/use-time.ts'
import { DueTime } from '../due-time.tsx'
import { useNames } from '../names.ts'
import { reviewsQuery } from '../queries/reviews.ts'

interface Entry {
  readonly review: ReviewSummary
  readonly to: string
  /** Who has handed the case over or asks, and when. */
  readonly by: string
  readonly at: string
}

function Section({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region, reviewer } = useNames()
  const now = useNow(15_000)
  if (entries.length === 0) return null
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-label={title}>
      <Title order={2} size="h5" mb={4}>
        {title}
      </Title>
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }}>
        {entries.map(({ review, to, by, at }) => (
          <li key={review.applicationId}>
            <Group gap="xs" style={{ rowGap: 0 }}>
              <Anchor component={Link} to={to} fw={600} data-review-link="for-you">
                {certificate(review.certificateType, review.issuingRegion)} · {region(review.issuingRegion)}
              </Anchor>
              <DueTime dueAt={review.dueAt} now={now} inLine />
            </Group>
            <Text size="sm" c="dimmed">
              {t('forYou.by', { who: reviewer(by, false), at: inYourZone(at, language) })}
            </Text>
          </li>
        ))}
      </Stack>
    </Paper>
  )
}

/** What colleagues want from this reviewer: cases that were handed over, and questions. Nothing if there is none. */
export function ForYou() {
  const { t } = useTranslation('reviewer')
  const api = useApi()
  const listed = (pages: readonly { readonly items: readonly ReviewSummary[] }[] = []) =>
    pages.flatMap(({ items }) => items)
  const handed = useInfiniteQuery(reviewsQuery(api, { state: 'handed' }))
  const asked = useInfiniteQuery(reviewsQuery(api, { state: 'asked' }))
  const cases = listed(handed.data?.pages).flatMap((review): Entry[] =>
    review.handover === undefined
      ? []
      : [{ review, to: `/reviews/${review.applicationId}`, by: review.handover.by, at: review.handover.at }],
  )
  const questions = listed(asked.data?.pages).flatMap((review): Entry[] =>
    review.question === undefined
      ? []
      : [
          {
            review,
            to: `/reviews/${review.applicationId}/questions/${review.question.consultationId}`,
            by: review.question.askedBy,
            at: review.question.askedAt,
          },
        ],
  )
  if (cases.length + questions.length === 0) return null
  return (
    <SimpleGrid cols={{ base: 1, md: cases.length > 0 && questions.length > 0 ? 2 : 1 }} spacing="md">
      <Section title={t('forYou.handed')} entries={cases} />
      <Section title={t('forYou.asked')} entries={questions} />
    </SimpleGrid>
  )
}
