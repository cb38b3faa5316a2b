import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReviewState } from '#domain/lease.ts'
import { useApi } from '#web/shared/api.ts'
import { useNow } from '#web/shared/now.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useFocusOnNew } from '#web/shared/ui/use-focus-on-new.ts'
import { reviewCountsQuery } from '../queries/review-counts-query.ts'
import { refreshSeconds, reviewsQuery } from '../queries/reviews-query.ts'
import { QueueCards } from './queue-cards.tsx'
import { entriesOf, type QueueFilter } from './queue-filter.ts'
import { QueueTable } from './queue-table.tsx'

export function QueueList({ state, filter }: { state: ReviewState; filter: QueueFilter }) {
  const { t } = useTranslation('reviewer')
  const api = useApi()
  const wide = useMediaQuery('(min-width: 62em)')
  const now = useNow(15_000)
  const { data: counts } = useQuery(reviewCountsQuery(api))
  const reviews = useInfiniteQuery(reviewsQuery(api, state))
  const loaded = reviews.data?.pages.flatMap(({ items }) => items) ?? []
  const focusAfter = useFocusOnNew('[data-review-link]', loaded.length)
  if (reviews.isPending)
    return (
      <Stack gap="sm">
        {[1, 2, 3, 4].map(row => (
          <Skeleton key={row} h={72} />
        ))}
      </Stack>
    )
  if (reviews.data === undefined)
    return <Failure error={reviews.error} onRetry={() => void reviews.refetch()} />
  const entries = entriesOf(loaded, filter, { now, someDueSoon: (counts?.dueSoon ?? 0) > 0 })
  const more = () => {
    focusAfter(entries.length)
    void reviews.fetchNextPage()
  }
  const List = wide ? QueueTable : QueueCards
  return (
    <Stack gap="md">
      {reviews.isError && !reviews.isFetchNextPageError ? (
        <Failure error={reviews.error} onRetry={() => void reviews.refetch()} />
      ) : null}
      {entries.length > 0 ? (
        <List entries={entries} now={now} />
      ) : (
        <Paper withBorder p="xl" ta="center" role="status">
          <Text fw={600}>{loaded.length > 0 ? t('queue.noneFits') : t(`queue.none.${state}`)}</Text>
          <Text c="dimmed">{t('queue.looksAgain', { seconds: refreshSeconds })}</Text>
        </Paper>
      )}
      {reviews.isFetchNextPageError ? <Failure error={reviews.error} onRetry={more} /> : null}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {t('queue.shown', { number: entries.length, loaded: loaded.length })}
        </Text>
        {reviews.hasNextPage ? (
          <Button variant="default" loading={reviews.isFetchingNextPage} onClick={more}>
            {t('queue.more')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}
