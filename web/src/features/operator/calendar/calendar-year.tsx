import { NativeSelect, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { calendarQuery } from '../queries/calendars.ts'
import { Section } from '../section.tsx'
import { CalendarList } from './calendar-list.tsx'
import { PutCalendar } from './put-calendar.tsx'

/** Lists are published for the next year. The previous year's may still need its last days. */
const yearsAround = (year: number): string[] => [-1, 0, 1, 2].map(offset => String(year + offset))

/** The working days, year by year. */
export function CalendarYear() {
  const { t } = useTranslation('operator')
  const api = useApi()
  const [years] = useState(() => yearsAround(new Date().getFullYear()))
  const [year, setYear] = useState(years[1] ?? '')
  const calendar = useQuery(calendarQuery(api, year))
  return (
    <Section title={t('calendar.title')} lead={t('calendar.lead')}>
      <NativeSelect
        label={t('calendar.year')}
        value={year}
        data={years}
        onChange={({ currentTarget }) => setYear(currentTarget.value)}
        w={140}
      />
      {calendar.isPending ? <Skeleton h={96} /> : null}
      {calendar.isError ? <Failure error={calendar.error} onRetry={() => void calendar.refetch()} /> : null}
      {calendar.data === null ? <Text>{t('calendar.unknown')}</Text> : null}
      {calendar.data ? <CalendarList calendar={calendar.data} /> : null}
      {/* Hidden while the list loads: the loaded list would move it from under the pointer. */}
      {calendar.data === undefined ? null : <PutCalendar key={year} year={year} inForce={calendar.data} />}
    </Section>
  )
}
