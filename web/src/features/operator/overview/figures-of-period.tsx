import { Stack, Text } from '@mantine/core'
import type { FiguresOfPeriod } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { decisionReasons, type ReasonCode } from '#domain/reasons.ts'
import { useLanguage } from '#web/shared/language.ts'
import type { Language } from '#web/shared/languages.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { inZone, longDate, zoneName } from '#web/shared/time.ts'
import { Section } from '../section.tsx'
import { type Bar, Bars } from './bars.tsx'
import { csvOfDays } from './csv.ts'
import { CsvButton } from './csv-button.tsx'
import { Tiles } from './tiles.tsx'

const most = (bars: Bar[]): Bar[] => bars.toSorted((one, other) => other.value - one.value)

/** The code itself if this version of the pages has no text for it. */
const reasonText = (code: string, language: Language): string =>
  Object.hasOwn(decisionReasons, code) ? decisionReasons[code as ReasonCode].title[language] : code

const tileNames = [
  'submitted',
  'approved',
  'retried',
  'rejected',
  'overdue',
  'withdrawn',
  'expired',
  'webhookFailures',
] as const

/** What is open now, whatever the period. Only reviewers can open the queue. */
export function OpenNow({ figures: { now, timeZone } }: { readonly figures: FiguresOfPeriod }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { roles } = useSignedIn().person
  const queue = roles.includes('reviewer') ? '/reviews' : undefined
  const tiles = [
    { key: 'overdue', label: t('overview.overdueNow'), value: String(now.overdue), to: queue },
    { key: 'parked', label: t('overview.parkedNow'), value: String(now.parked), to: '/operations' },
  ]
  const bars = [
    ...now.dueByDay.map(({ day, reviews }) => ({ key: day, label: longDate(day, language), value: reviews })),
    ...(now.dueLater === 0 ? [] : [{ key: 'later', label: t('overview.later'), value: now.dueLater }]),
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

/** The totals of the period, submissions by day, and why files and applications came back. */
export function FiguresOfDays({ figures }: { readonly figures: FiguresOfPeriod }) {
  const { t } = useTranslation('operator')
  const { t: application } = useTranslation('application')
  const language = useLanguage()
  const { from, to, totals, days } = figures
  const { medianMinutes, p95Minutes } = totals.decisionTime
  const refusals: Readonly<Record<string, readonly string[]>> = application('refusals', {
    returnObjects: true,
  })
  const hours = (minutes: number | undefined) =>
    minutes === undefined
      ? '–'
      : new Intl.NumberFormat(language, {
          style: 'unit',
          unit: 'hour',
          maximumFractionDigits: 1,
        }).format(minutes / 60)
  const tiles = [
    ...tileNames.map(name => ({
      key: name,
      label: t(`overview.counts.${name}`),
      value: String(totals[name]),
      to: name === 'webhookFailures' ? '/webhooks' : undefined,
    })),
    { key: 'median', label: t('overview.median'), value: hours(medianMinutes) },
    { key: 'p95', label: t('overview.p95'), value: hours(p95Minutes) },
  ]
  return (
    <Section title={t('overview.period')} lead={t('overview.periodLead')}>
      <Tiles tiles={tiles} label={t('overview.period')} />
      <Stack gap="xl">
        <Bars
          title={t('overview.byDay')}
          heading={t('overview.day')}
          bars={days.map(({ day, submitted }) => ({
            key: day,
            label: longDate(day, language),
            value: submitted,
          }))}
        />
        <Bars
          title={t('overview.reasons')}
          heading={t('overview.reason')}
          bars={most(
            Object.entries(totals.reasons).map(([code, value]) => ({
              key: code,
              label: reasonText(code, language),
              value,
            })),
          )}
        />
        <Bars
          title={t('overview.refusals')}
          heading={t('overview.reason')}
          bars={most(
            Object.entries(totals.refusals).map(([code, value]) => ({
              key: code,
              label: refusals[code]?.[0] ?? code,
              value,
            })),
          )}
        />
      </Stack>
      <CsvButton
        fileName={`figures-${from}-${to}.csv`}
        label={t('overview.save')}
        content={() => csvOfDays(figures)}
      />
    </Section>
  )
}
