import { Anchor, Button, Card, Group, Paper, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReviewSummary } from '@realname/client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { ReviewState } from '#domain/lease.ts'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useFocusOnNew } from '#web/shared/ui/use-focus-on-new.ts'
import { useNow } from '#web/shared/use-time.ts'
import { DueTime } from '../due-time.tsx'
import { useNames } from '../names.ts'
import { refreshSeconds, reviewCountsQuery, reviewsQuery } from '../queries/reviews.ts'
import { LeaseMark, ReviewMarks } from '../review-marks.tsx'
import classes from './queue.module.css'
import { entriesOf, type QueueEntry, type QueueFilter } from './queue-filters.tsx'

interface QueueListProps {
  readonly entries: readonly QueueEntry[]
  readonly now: number
}

/** Moves the focus to the next or previous review of the list. If the focus is elsewhere, it goes to the first one. */
export function focusReview(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-review-link]')]
  const focused = document.activeElement
  const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]
  next?.focus()
}

/** A link to a case. The keys of the queue move between these links. */
function ReviewLink({ review }: { review: ReviewSummary }) {
  const { certificate } = useNames()
  return (
    <Anchor component={Link} to={`/reviews/${review.applicationId}`} fw={600} data-review-link>
      {certificate(review.certificateType, review.issuingRegion)}
    </Anchor>
  )
}

/** The queue on a phone. */
function QueueCards({ entries, now }: QueueListProps) {
  const { t } = useTranslation('reviewer')
  const { region } = useNames()
  return (
    <Stack component="ul" gap="sm" className={classes.cards} aria-label={t('queue.caption')}>
      {entries.map(({ review, urgency }) => (
        <Card component="li" key={review.applicationId} withBorder padding="md">
          <Stack gap="sm" align="flex-start">
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <div>
                <ReviewLink review={review} />
                <Text size="sm" c="dimmed">
                  {region(review.issuingRegion)} · {t('attempt', { number: review.attempt })}
                </Text>
              </div>
            </Group>
            <DueTime dueAt={review.dueAt} now={now} />
            <ReviewMarks review={review} urgency={urgency} />
            <LeaseMark lease={review.lease} now={now} />
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

/** The queue on a wide screen. A click anywhere opens a row; the keyboard uses its link. */
function QueueTable({ entries, now }: QueueListProps) {
  const { t } = useTranslation('reviewer')
  const { language, region } = useNames()
  const navigate = useNavigate()
  const open = ({ target }: MouseEvent, applicationId: string) => {
    // A click on the link itself is handled by the link.
    if (target instanceof Element && target.closest('a') === null) void navigate(`/reviews/${applicationId}`)
  }
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover captionSide="top">
      <Table.Caption className={classes.caption}>{t('queue.caption')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {(['due', 'certificate', 'attempt', 'submitted', 'heldBy'] as const).map(column => (
            <Table.Th key={column} scope="col">
              {t(`queue.columns.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ review, urgency }) => (
          <Table.Tr
            key={review.applicationId}
            className={classes.row}
            data-urgency={urgency}
            onClick={event => open(event, review.applicationId)}
          >
            <Table.Td>
              <DueTime dueAt={review.dueAt} now={now} />
            </Table.Td>
            <Table.Td>
              <Stack gap={6}>
                <span>
                  <ReviewLink review={review} />
                  <Text span size="sm" c="dimmed" ms="xs">
                    {region(review.issuingRegion)}
                  </Text>
                </span>
                <ReviewMarks review={review} urgency={urgency} />
              </Stack>
            </Table.Td>
            <Table.Td>{review.attempt}</Table.Td>
            <Table.Td>
              <Text size="sm">{inYourZone(review.submittedAt, language)}</Text>
            </Table.Td>
            <Table.Td>
              <LeaseMark lease={review.lease} now={now} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

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
