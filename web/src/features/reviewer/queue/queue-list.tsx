import { Anchor, Button, Card, Group, Paper, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReviewSummary } from '@realname/client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { localDate } from '#domain/local-time.ts'
import { useApi } from '#web/shared/api.ts'
import { useConfig } from '#web/shared/config.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useFocusOnNew } from '#web/shared/ui/use-focus-on-new.ts'
import { useNow } from '#web/shared/use-time.ts'
import { DueTime, type Urgency, urgencyOf } from '../due-time.tsx'
import { useNames } from '../names.ts'
import { refreshSeconds, reviewCountsQuery, reviewsQuery } from '../queries/reviews.ts'
import { LeaseMark, Mark, ReviewMarks } from '../review-marks.tsx'
import classes from './queue.module.css'
import { isFiltered, type QueueView, queryOf } from './queue-filter.ts'

type DueGroup = 'OVERDUE' | 'TODAY' | 'LATER'

interface QueueEntry {
  readonly review: ReviewSummary
  readonly urgency: Urgency
  readonly group: DueGroup
}

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

/** The entries by due time. The list is in this order already. */
const grouped = (entries: readonly QueueEntry[]) =>
  (['OVERDUE', 'TODAY', 'LATER'] as const)
    .map(group => ({ group, entries: entries.filter(entry => entry.group === group) }))
    .filter(each => each.entries.length > 0)

function Hints({ hints }: Pick<ReviewSummary, 'hints'>) {
  const { t } = useTranslation('reviewer')
  if (hints.length === 0) return null
  return <Mark tone="differs">{hints.map(hint => t(`queue.hints.${hint}`)).join(' · ')}</Mark>
}

/** A link to a case. The keys of the queue move between these links. */
function ReviewLink({ review }: { review: ReviewSummary }) {
  const { certificate } = useNames()
  return (
    <Anchor component={Link} to={`/reviews/${review.applicationId}`} fw={600} data-review-link="queue">
      {certificate(review.certificateType, review.issuingRegion)}
    </Anchor>
  )
}

/** The queue where the table would break its cells: on a phone one column, on a wider screen several. */
function QueueCards({ entries, now }: QueueListProps) {
  const { t } = useTranslation('reviewer')
  const { region } = useNames()
  return (
    <Stack gap="sm">
      {grouped(entries).map(({ group, entries: its }) => (
        <section key={group}>
          <Text component="h2" className={classes.group}>
            {t(`queue.groups.${group}`)}
          </Text>
          <ul className={classes.cards} aria-label={t(`queue.groups.${group}`)}>
            {its.map(({ review, urgency }) => (
              <Card component="li" key={review.applicationId} withBorder padding="sm">
                <Stack gap={6} align="flex-start">
                  <div>
                    <ReviewLink review={review} />
                    <Text size="sm" c="dimmed">
                      {region(review.issuingRegion)} · {t('attempt', { number: review.attempt })}
                    </Text>
                  </div>
                  <DueTime dueAt={review.dueAt} now={now} />
                  <Group gap={6}>
                    <ReviewMarks review={review} urgency={urgency} />
                    <Hints hints={review.hints} />
                    <LeaseMark lease={review.lease} now={now} />
                  </Group>
                </Stack>
              </Card>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  )
}

const columns = ['due', 'certificate', 'marks', 'attempt', 'submitted', 'heldBy'] as const

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
    <Table verticalSpacing={4} horizontalSpacing="sm" highlightOnHover captionSide="top">
      <Table.Caption className={classes.caption}>{t('queue.caption')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {columns.map(column => (
            <Table.Th key={column} scope="col">
              {t(`queue.columns.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      {grouped(entries).map(({ group, entries: its }) => (
        <Table.Tbody key={group}>
          <Table.Tr>
            <Table.Th scope="rowgroup" colSpan={columns.length} className={classes.group}>
              {t(`queue.groups.${group}`)}
            </Table.Th>
          </Table.Tr>
          {its.map(({ review, urgency }) => (
            <Table.Tr
              key={review.applicationId}
              className={classes.row}
              data-urgency={urgency}
              onClick={event => open(event, review.applicationId)}
            >
              <Table.Td>
                <DueTime dueAt={review.dueAt} now={now} inLine />
              </Table.Td>
              <Table.Td>
                <ReviewLink review={review} />
                <Text span size="sm" c="dimmed" ms="xs">
                  {region(review.issuingRegion)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={6}>
                  <ReviewMarks review={review} urgency={urgency} />
                  <Hints hints={review.hints} />
                </Group>
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
      ))}
    </Table>
  )
}

export function QueueList({ view }: { view: QueueView }) {
  const { t } = useTranslation('reviewer')
  const api = useApi()
  const wide = useMediaQuery('(min-width: 75em)')
  const now = useNow(15_000)
  const { timeZone } = useConfig().rules
  const { data: counts } = useQuery(reviewCountsQuery(api))
  const reviews = useInfiniteQuery(reviewsQuery(api, queryOf(view)))
  const loaded = reviews.data?.pages.flatMap(({ items }) => items) ?? []
  const focusAfter = useFocusOnNew('[data-review-link=queue]', loaded.length)
  if (reviews.isPending)
    return (
      <Stack gap="sm">
        {[1, 2, 3, 4].map(row => (
          <Skeleton key={row} h={36} />
        ))}
      </Stack>
    )
  if (reviews.data === undefined)
    return <Failure error={reviews.error} onRetry={() => void reviews.refetch()} />
  const today = localDate(new Date(now).toISOString(), timeZone)
  const moment = { now, someDueSoon: (counts?.dueSoon ?? 0) > 0 }
  const entries = loaded.map((review): QueueEntry => {
    const urgency = urgencyOf(review, moment)
    const isToday = localDate(review.dueAt, timeZone) === today
    return { review, urgency, group: urgency === 'OVERDUE' ? 'OVERDUE' : isToday ? 'TODAY' : 'LATER' }
  })
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
          <Text fw={600}>{isFiltered(view) ? t('queue.noneFits') : t(`queue.none.${view.state}`)}</Text>
          <Text c="dimmed">{t('queue.looksAgain', { seconds: refreshSeconds })}</Text>
        </Paper>
      )}
      {reviews.isFetchNextPageError ? <Failure error={reviews.error} onRetry={more} /> : null}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {t('queue.shown', { number: entries.length })}
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
