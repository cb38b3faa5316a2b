import { Stack, Table, Text } from '@mantine/core'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { inYourZone } from '#web/shared/time.ts'
import { DueTime } from '../due-time.tsx'
import { LeaseMark } from '../lease-mark.tsx'
import { useNames } from '../names.ts'
import { ReviewMarks } from '../review-marks.tsx'
import classes from './queue.module.css'
import type { QueueListProps } from './queue-entry-props.ts'
import { ReviewLink } from './review-link.tsx'

/** The queue where there is room for columns. A row opens by pointer anywhere, by keyboard at its link. */
export function QueueTable({ entries, now }: QueueListProps) {
  const { t } = useTranslation('reviewer')
  const { language, region } = useNames()
  const navigate = useNavigate()
  const open = ({ target }: MouseEvent, applicationId: string) => {
    // The link goes there by itself, or to a new tab.
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
