import { Card, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DueTime } from '../due-time.tsx'
import { LeaseMark } from '../lease-mark.tsx'
import { useNames } from '../names.ts'
import { ReviewMarks } from '../review-marks.tsx'
import classes from './queue.module.css'
import type { QueueListProps } from './queue-entry-props.ts'
import { ReviewLink } from './review-link.tsx'

/** The queue on a phone. */
export function QueueCards({ entries, now }: QueueListProps) {
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
