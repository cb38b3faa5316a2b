import { Group, Skeleton, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { maximumCountedReviews } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { reviewCountsQuery } from '../queries/reviews.ts'
import { Mark, type MarkTone } from '../review-marks.tsx'
import classes from './queue.module.css'
import { isFiltered, type QueueView } from './queue-filter.ts'

interface Total {
  readonly name: 'overdue' | 'dueSoon' | 'dueToday' | 'open' | 'mine'
  readonly tone: MarkTone
  /** The reviews that are counted. */
  readonly view: QueueView
}

/** The most urgent first. */
const totals: readonly Total[] = [
  { name: 'overdue', tone: 'urgent', view: { state: 'all', mark: 'OVERDUE' } },
  { name: 'dueSoon', tone: 'soon', view: { state: 'all', mark: 'DUE_SOON' } },
  { name: 'dueToday', tone: 'soon', view: { state: 'all', mark: 'DUE_TODAY' } },
  { name: 'open', tone: 'calm', view: { state: 'all' } },
  { name: 'mine', tone: 'good', view: { state: 'mine' } },
]

const isShown = (view: QueueView, total: QueueView) =>
  view.state === total.state && view.mark === total.mark && isFiltered(view) === isFiltered(total)

/** Numbers of reviews. Each is a button that lists them. */
export function QueueTotals({ view, onView }: { view: QueueView; onView: (view: QueueView) => void }) {
  const { t } = useTranslation('reviewer')
  const { data, isPending } = useQuery(reviewCountsQuery(useApi()))
  if (isPending) return <Skeleton h={24} w={320} radius="xl" />
  if (data === undefined) return null
  const shown = (count: number) => (count >= maximumCountedReviews ? `${count}+` : String(count))
  return (
    <Group gap="xs" role="group" aria-label={t('queue.counters')}>
      {totals.map(total => (
        <UnstyledButton
          key={total.name}
          className={classes.total}
          aria-pressed={isShown(view, total.view)}
          onClick={() => onView(total.view)}
        >
          <Mark tone={data[total.name] > 0 ? total.tone : 'calm'}>
            {t(`queue.${total.name}`, { number: shown(data[total.name]) })}
          </Mark>
        </UnstyledButton>
      ))}
    </Group>
  )
}
