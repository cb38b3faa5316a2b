import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Mark } from './mark.tsx'
import { useNames } from './names.ts'
import type { ReviewSummary } from './queries/reviews-query.ts'
import { timeLeft } from './time-left.ts'

/** Who works on a review, and for how long they have said so. */
export function LeaseMark({ lease, now }: { lease: ReviewSummary['lease']; now: number }) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  if (lease === undefined || Date.parse(lease.expiresAt) <= now) {
    return (
      <Text size="sm" c="dimmed">
        {t('lease.nobody')}
      </Text>
    )
  }
  const length = timeLeft(Date.parse(lease.expiresAt) - now, language)
  return (
    <Mark tone={lease.mine ? 'good' : 'calm'}>
      {t('lease.heldFor', { who: reviewer(lease.reviewerId, lease.mine), length })}
    </Mark>
  )
}
