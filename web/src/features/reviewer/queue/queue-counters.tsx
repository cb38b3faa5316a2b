import { Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { maximumCountedReviews } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { reviewCountsQuery } from '../queries/reviews.ts'
import { Mark } from '../review-marks.tsx'

/** Numbers of overdue and nearly due reviews among all open ones. */
export function QueueCounters() {
  const { t } = useTranslation('reviewer')
  const { data, isPending } = useQuery(reviewCountsQuery(useApi()))
  if (isPending) return <Skeleton h={24} w={220} radius="xl" />
  if (data === undefined) return null
  const shown = (count: number) =>
    data.capped && count >= maximumCountedReviews ? `${count}+` : String(count)
  return (
    <Group gap="xs" role="status" aria-label={t('queue.counters')}>
      <Mark tone={data.overdue > 0 ? 'urgent' : 'calm'}>
        {t('queue.overdue', { number: shown(data.overdue) })}
      </Mark>
      <Mark tone={data.dueSoon > 0 ? 'soon' : 'calm'}>
        {t('queue.dueSoon', { number: shown(data.dueSoon) })}
      </Mark>
    </Group>
  )
}
