import { Text } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { useNames } from '../names.ts'

/** One line while files are still being read, or if some could not be. */
export function ReadingStatus({ documents }: Pick<Review, 'documents'>) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const slotNameOf = useSlotName()
  const isPending = documents.some(({ evidence }) => evidence === 'PENDING')
  const unread = documents
    .filter(({ evidence }) => evidence === 'UNAVAILABLE')
    .map(({ slot }) => t(`slots.${slotNameOf(slot)}`))
  const line = isPending
    ? t('reading.pending')
    : unread.length > 0
      ? t('reading.unavailable', { files: new Intl.ListFormat(language).format(unread) })
      : undefined
  return (
    <Text size="xs" c="dimmed" role="status" mt={line === undefined ? 0 : 6}>
      {line}
    </Text>
  )
}
