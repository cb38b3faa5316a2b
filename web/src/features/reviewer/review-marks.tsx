import { Group, Text } from '@mantine/core'
import type { ReviewSummary } from '@realname/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { timeLeft, type Urgency } from './due-time.tsx'
import { useNames } from './names.ts'
import classes from './review-marks.module.css'

export type MarkTone = 'urgent' | 'soon' | 'differs' | 'other' | 'calm' | 'good'

/** Each tone has its own shape, so that it can be recognised without colour. */
const shapes: Readonly<Record<MarkTone, string>> = {
  urgent: 'M6 1.2 11.2 10.6H.8ZM6 4.6v2.8M6 8.9v.2',
  soon: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 2.4V6l1.8 1.2',
  differs: 'M2 4.4h8M2 7.6h8M8.2 1.6 3.8 10.4',
  other: 'M1 6s2-3.4 5-3.4S11 6 11 6 9 9.4 6 9.4 1 6 1 6Zm5-1.3a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z',
  calm: 'M3 6h6',
  good: 'm2.2 6.4 2.6 2.6 5-5.4',
}

/** A short highlighted fact. */
export function Mark({ tone, children }: { tone: MarkTone; children: ReactNode }) {
  return (
    <span className={`${classes.mark} ${classes[tone]}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d={shapes[tone]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {children}
    </span>
  )
}

/** The holder of the lease, and its end. */
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

/** Marks of urgency and other differences between reviews. */
export function ReviewMarks({ review, urgency }: { review: ReviewSummary; urgency: Urgency }) {
  const { t } = useTranslation('reviewer')
  const { reviewer } = useNames()
  // Its holder reads the note beside the decision.
  const handover = review.lease?.mine === true ? undefined : review.handover
  const isReopened = review.reopenedAt !== undefined && review.status === 'IN_REVIEW'
  const isPlain =
    !review.awaitingConfirmation && !review.dueProvisional && !isReopened && handover === undefined
  if (urgency === 'IN_TIME' && isPlain) return null
  return (
    <Group gap={6}>
      {urgency === 'OVERDUE' ? <Mark tone="urgent">{t('marks.OVERDUE')}</Mark> : null}
      {urgency === 'DUE_SOON' ? <Mark tone="soon">{t('marks.DUE_SOON')}</Mark> : null}
      {review.awaitingConfirmation ? <Mark tone="other">{t('marks.TO_CONFIRM')}</Mark> : null}
      {handover === undefined ? null : (
        <Mark tone={handover.mine ? 'good' : 'other'}>
          {handover.to === undefined
            ? t('marks.HANDED_OVER')
            : t('marks.HANDED_TO', { who: reviewer(handover.to, handover.mine) })}
        </Mark>
      )}
      {isReopened ? <Mark tone="differs">{t('marks.REOPENED')}</Mark> : null}
      {review.dueProvisional ? <Mark tone="calm">{t('marks.PROVISIONAL')}</Mark> : null}
    </Group>
  )
}
