import { Stack, Text } from '@mantine/core'
import type { Calendar } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'

const day = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(date))

/** Consecutive days are shown as ranges. */
function spans(dates: readonly string[], language: string): string {
  const rows: [first: string, last: string][] = []
  for (const date of dates) {
    const row = rows.at(-1)
    if (row !== undefined && Date.parse(date) - Date.parse(row[1]) === 86_400_000) row[1] = date
    else rows.push([date, date])
  }
  return rows
    .map(([first, last]) =>
      first === last ? day(first, language) : `${day(first, language)} – ${day(last, language)}`,
    )
    .join(language === 'zh' ? '、' : ', ')
}

/** The days of a list. */
export function CalendarDays({ off, work }: Pick<Calendar, 'off' | 'work'>) {
  const { t, i18n } = useTranslation('operator')
  return (
    <>
      <Text>
        <b>{t('calendar.off')}</b> {spans(off.toSorted(), i18n.language) || t('calendar.none')}
      </Text>
      <Text>
        <b>{t('calendar.work')}</b> {spans(work.toSorted(), i18n.language) || t('calendar.none')}
      </Text>
    </>
  )
}

/** The list in force for a year, and its source. */
export function CalendarList({ calendar }: { calendar: Calendar }) {
  const { t, i18n } = useTranslation('operator')
  const { off, work, source, updatedAt } = calendar
  return (
    <Stack gap="xs">
      <CalendarDays off={off} work={work} />
      <Text c="dimmed">
        {t(`calendar.sources.${source}`)}
        {updatedAt === undefined
          ? ''
          : ` ${t('calendar.since', { at: inYourZone(updatedAt, i18n.language) })}`}
      </Text>
    </Stack>
  )
}
