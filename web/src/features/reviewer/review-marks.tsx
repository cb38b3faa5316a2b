import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Mark } from './mark.tsx'
import type { ReviewSummary } from './queries/reviews-query.ts'
import type { Urgency } from './urgency.ts'

/** What makes one review more pressing, or different, than another. */
export function ReviewMarks({ review, urgency }: { review: ReviewSummary; urgency: Urgency }) {
  const { t } = useTranslation('reviewer')
  if (urgency === 'IN_TIME' && !review.awaitingConfirmation && !review.dueProvisional) return null
  return (
    <Group gap={6}>
      {urgency === 'OVERDUE' ? <Mark tone="urgent">{t('marks.OVERDUE')}</Mark> : null}
      {urgency === 'DUE_SOON' ? <Mark tone="soon">{t('marks.DUE_SOON')}</Mark> : null}
      {review.awaitingConfirmation ? <Mark tone="other">{t('marks.TO_CONFIRM')}</Mark> : null}
      {review.dueProvisional ? <Mark tone="calm">{t('marks.PROVISIONAL')}</Mark> : null}
    </Group>
  )
}
