import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inBeijing, inYourZone } from '../../shared/time.ts'
import { timeLeft } from './time-left.ts'

/** How long there is until a deadline, and when it is: here, and, on pointing at it, in Beijing. */
export function DueTime({ dueAt, now }: { dueAt: string; now: number }) {
  const { t, i18n } = useTranslation('reviewer')
  const { t: common } = useTranslation()
  const left = Date.parse(dueAt) - now
  const length = timeLeft(left, i18n.language)
  return (
    <time dateTime={dueAt} title={common('inBeijing', { time: inBeijing(dueAt, i18n.language) })}>
      <Stack gap={0} component="span">
        <Text span fw={600}>
          {left > 0 ? t('due.in', { length }) : t('due.since', { length })}
        </Text>
        <Text span size="sm" c="dimmed">
          {inYourZone(dueAt, i18n.language)}
        </Text>
      </Stack>
    </time>
  )
}
