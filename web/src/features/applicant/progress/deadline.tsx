import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../shared/language.ts'
import { inBeijing, inYourZone, isInBeijing } from '../../../shared/time.ts'

interface Properties {
  readonly dueAt: string
  readonly isProvisional: boolean
  readonly isOverdue: boolean
}

/** By when the review ends: in the zone of whoever reads it, and where working days are counted. */
export function Deadline({ dueAt, isProvisional, isOverdue }: Properties) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {t(isOverdue ? 'progress.wasDue' : 'progress.due')}
      </Text>
      {isInBeijing() ? null : (
        <Text fz="xl" fw={650} style={{ wordBreak: 'keep-all' }}>
          <time dateTime={dueAt}>{t('progress.yours', { time: inYourZone(dueAt, language) })}</time>
        </Text>
      )}
      <Text {...(isInBeijing() ? { fz: 'xl', fw: 650 } : {})}>
        <time dateTime={dueAt}>{t('progress.beijing', { time: inBeijing(dueAt, language) })}</time>
      </Text>
      {isProvisional ? (
        <Text size="sm" c="dimmed">
          {t('progress.provisional')}
        </Text>
      ) : null}
    </Stack>
  )
}
