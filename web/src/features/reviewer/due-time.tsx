import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { useOfficialTime } from '#web/shared/official-time.ts'
import { inYourZone } from '#web/shared/time.ts'
import { timeLeft } from './time-left.ts'

/** How long there is until a deadline, and when it is: in the reader's zone, and on hover in the stage's. */
export function DueTime({ dueAt, now }: { dueAt: string; now: number }) {
  const { t } = useTranslation('reviewer')
  const language = useLanguage()
  const official = useOfficialTime()
  const left = Date.parse(dueAt) - now
  const length = timeLeft(left, language)
  return (
    <time dateTime={dueAt} title={official(dueAt)}>
      <Stack gap={0} component="span">
        <Text span fw={600}>
          {left > 0 ? t('due.in', { length }) : t('due.since', { length })}
        </Text>
        <Text span size="sm" c="dimmed">
          {inYourZone(dueAt, language)}
        </Text>
      </Stack>
    </time>
  )
}
