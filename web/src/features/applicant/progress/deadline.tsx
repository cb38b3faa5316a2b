import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { zoneName } from '#domain/zone-name.ts'
import { useConfig } from '#web/shared/config.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone, inZone } from '#web/shared/time.ts'

interface Properties {
  readonly dueAt: string
  readonly isProvisional: boolean
  readonly isOverdue: boolean
}

/** The end of the review, in the reader's time zone and in the stage's. */
export function Deadline({ dueAt, isProvisional, isOverdue }: Properties) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { timeZone } = useConfig().rules
  const yours = { time: inYourZone(dueAt, language), zone: t('progress.yours') }
  const official = { time: inZone(dueAt, language, timeZone), zone: zoneName(timeZone, language) }
  const [first, second] = yours.time === official.time ? [official] : [yours, official]
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {t(isOverdue ? 'progress.wasDue' : 'progress.due')}
      </Text>
      <time dateTime={dueAt}>
        <Text span fz="xl" fw={650} style={{ wordBreak: 'keep-all' }}>
          {first.time}
        </Text>{' '}
        <Text span size="sm" c="dimmed">
          {first.zone}
        </Text>
      </time>
      {second === undefined ? null : (
        <time dateTime={dueAt}>
          <Text span>{second.time}</Text>{' '}
          <Text span size="sm" c="dimmed">
            {second.zone}
          </Text>
        </time>
      )}
      {isProvisional ? (
        <Text size="sm" c="dimmed">
          {t('progress.provisional')}
        </Text>
      ) : null}
    </Stack>
  )
}
