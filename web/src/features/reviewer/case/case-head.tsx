import { Button, Group, Switch, Text } from '@mantine/core'
import type { Review } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { useNow } from '#web/shared/use-time.ts'
import type { useDesk } from '../desk/desk.tsx'
import { timeLeft, urgencyOf } from '../due-time.tsx'
import { KeysButton } from '../keys.tsx'
import { useNames } from '../names.ts'
import { reviewCountsQuery } from '../queries/reviews.ts'
import { ReviewMarks } from '../review-marks.tsx'
import { type LeaseKeeping, LeaseTimer } from './lease.tsx'

interface Props {
  readonly review: Review
  readonly lease: LeaseKeeping
  readonly flow: Pick<ReturnType<typeof useDesk>, 'isFlowing' | 'setFlowing'>
  readonly releasing: boolean
  readonly onRelease: () => void
  readonly onKeys: () => void
}

/** The case, its remaining time and its lease. */
export function CaseHead({ review, lease, flow, releasing, onRelease, onKeys }: Props) {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region } = useNames()
  const { data: counts } = useQuery(reviewCountsQuery(useApi()))
  const now = useNow(15_000)
  const remaining = Date.parse(review.dueAt) - now
  const length = timeLeft(remaining, language)
  return (
    <Group justify="space-between" gap="xs" mb="xs">
      <Group gap="sm">
        <PageTitle size="h4">
          {`${certificate(review.certificateType, review.issuingRegion)} · ${region(review.issuingRegion)}`}
        </PageTitle>
        <ReviewMarks
          review={review}
          urgency={urgencyOf(review, { now, someDueSoon: (counts?.dueSoon ?? 0) > 0 })}
        />
        <Text size="sm" c="dimmed">
          {t('attempt', { number: review.attempt })} ·{' '}
          {remaining > 0 ? t('due.in', { length }) : t('due.since', { length })} ·{' '}
          {inYourZone(review.dueAt, language)}
        </Text>
      </Group>
      <Group gap="sm">
        <LeaseTimer {...lease} />
        <Switch
          size="xs"
          label={t('flow.on')}
          checked={flow.isFlowing}
          onChange={({ currentTarget }) => flow.setFlowing(currentTarget.checked)}
        />
        <Button variant="default" size="compact-sm" loading={releasing} onClick={onRelease}>
          {t('case.release')}
        </Button>
        <KeysButton onClick={onKeys} />
      </Group>
    </Group>
  )
}
