import { Alert, Text } from '@mantine/core'
import type { Review } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { ReasonSentences } from '../decision/reason-sentences.tsx'
import { useNames } from '../names.ts'
import { changesOf } from './attempts.ts'

/** What changed since the last attempt. Nothing on a first one. */
export function Changes({ review }: { review: Review }) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const slotNameOf = useSlotName()
  const changes = changesOf(review)
  if (changes === undefined) return null
  const list = new Intl.ListFormat(language)
  const { files, fields, unchanged } = changes
  const namesOf = (slots: typeof files) => list.format(slots.map(slot => t(`slots.${slotNameOf(slot)}`)))
  const lines = [
    files.length > 0 ? t('changes.files', { files: namesOf(files) }) : undefined,
    fields.length > 0
      ? t('changes.fields', { fields: list.format(fields.map(field => t(`fields.${field}`))) })
      : undefined,
    unchanged.length > 0 ? t('changes.unchanged', { files: namesOf(unchanged) }) : undefined,
  ].filter(line => line !== undefined)
  return (
    <Alert color="blue" py="xs" title={t('changes.title', { number: changes.since })}>
      {lines.map(line => (
        <Text key={line} size="sm" fw={600}>
          {line}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('changes.asked')}
      </Text>
      <ReasonSentences reasons={changes.reasons} language={language} />
    </Alert>
  )
}
