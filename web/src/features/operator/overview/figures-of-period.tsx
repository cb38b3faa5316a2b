import { Stack, Text } from '@mantine/core'
import type { FiguresOfPeriod } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { localDate } from '#domain/local-time.ts'
import type { QueueMark } from '#domain/review-queue.ts'
import { zoneName } from '#domain/zone-name.ts'
import { useLanguage } from '#web/shared/language.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { inZone, longDate } from '#web/shared/time.ts'
import { Section } from '../section.tsx'
import { type Bar, Bars } from './bars.tsx'
import { listOf } from './counted-number.ts'
import { csvOfDays } from './csv.ts'
import { CsvButton } from './csv-button.tsx'
import { DayChart } from './day-chart.tsx'
import { inHours } from './in-hours.ts'
import { Tiles } from './tiles.tsx'
import { useFigureText } from './use-figure-text.ts'

const most = (bars: Bar[]): Bar[] => bars.toSorted((one, other) => other.value - one.value)

const tileNames = [
  'submitted',
  'approved',
  'retried',
  'rejected',
  'overdue',
  'withdrawn',
  'expired',
  'advised',
  'webhookFailures',
] as const

/** Figures by code, in the order of the page. */
const chartNames = ['reasons', 'refusals', 'advice'] as const

/** What is open now, whatever the period. Only reviewers can open the queue. */
export function OpenNow({ figures: { now, timeZone } }: { readonly figures: FiguresOfPeriod }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { roles } = useSignedIn().person
  const queue = (filter: { readonly mark?: QueueMark; readonly dueOn?: string }) =>
    roles.includes('reviewer') ? `/reviews?${new URLSearchParams({ state: 'all', ...filter })}` : undefined
  const today = localDate(now.at, timeZone)
  const tiles = [
    {
      key: 'overdue',
      label: t('overview.overdueNow'),
      value: String(now.overdue),
      to: queue({ mark: 'OVERDUE' }),
    },
    { key: 'parked', label: t('overview.parkedNow'), value: String(now.parked), to: '/operations' },
  ]
  const bars = [
    ...now.dueByDay.map(({ day, reviews }) => ({
      key: day,
      label: longDate(day, language),
      value: reviews,
      to: queue(day === today ? { mark: 'DUE_TODAY' } : { dueOn: day }),
    })),
    ...(now.dueLater === 0
      ? []
      : [{ key: 'later', label: t('overview.later'), value: now.dueLater, to: queue({}) }]),
  ]
  const zone = zoneName(timeZone, language)
  return (
    <Section
      title={t('overview.now')}
      lead={t('overview.nowLead', { at: inZone(now.at, language, timeZone), zone })}
    >
      <Tiles tiles={tiles} label={t('overview.now')} />
      <Bars title={t('overview.due')} heading={t('overview.day')} bars={bars} />
      {now.capped ? <Text c="dimmed">{t('overview.capped')}</Text> : null}
    </Section>
  )
}

/** The totals of the period, submissions and decisions by day, why files and applications came back, and advice. */
export function FiguresOfDays({ figures }: { readonly figures: FiguresOfPeriod }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const textOf = useFigureText()
  const { from, to, totals, days } = figures
  const { medianMinutes, p95Minutes } = totals.decisionTime
  const hours = (minutes: number | undefined) => (minutes === undefined ? '–' : inHours(minutes, language))
  const slowest = listOf({ figure: 'decisionTime', from, to })
  const tiles = [
    ...tileNames.map(name => ({
      key: name,
      label: t(`overview.counts.${name}`),
      value: String(totals[name]),
      to: name === 'webhookFailures' ? '/webhooks' : listOf({ figure: name, from, to }),
    })),
    { key: 'median', label: t('overview.median'), value: hours(medianMinutes), to: slowest },
    { key: 'p95', label: t('overview.p95'), value: hours(p95Minutes), to: slowest },
  ]
  return (
    <Section title={t('overview.period')} lead={t('overview.periodLead')}>
      <Tiles tiles={tiles} label={t('overview.period')} />
      <Stack gap="xl">
        <DayChart days={days} />
        {chartNames.map(figure => (
          <Bars
            key={figure}
            title={textOf(figure)}
            heading={t(figure === 'advice' ? 'overview.adviceName' : 'overview.reason')}
            bars={most(
              Object.entries(totals[figure]).map(([code, value]) => ({
                key: code,
                label: textOf(figure, code),
                value,
                to: listOf({ figure, code, from, to }),
              })),
            )}
          />
        ))}
      </Stack>
      <CsvButton
        fileName={`figures-${from}-${to}.csv`}
        label={t('overview.save')}
        content={() => csvOfDays(figures)}
      />
    </Section>
  )
}
