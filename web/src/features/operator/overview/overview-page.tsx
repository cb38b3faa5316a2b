import { Container, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, localDate } from '#domain/local-time.ts'
import { useApi } from '#web/shared/api.ts'
import { useConfig } from '#web/shared/config.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { useNow } from '#web/shared/use-time.ts'
import { figuresQuery } from '../queries/figures.ts'
import { Differences } from './differences.tsx'
import { FiguresOfDays, OpenNow } from './figures-of-period.tsx'
import classes from './overview.module.css'
import { Reviewers } from './reviewers.tsx'

const periods = ['7', '30', '90'] as const
type Period = (typeof periods)[number]

/** How the work goes: what is open now, and the figures of the last days. */
export function OverviewPage() {
  const { t } = useTranslation('operator')
  const [days, setDays] = useState<Period>('7')
  const to = localDate(new Date(useNow(60_000)).toISOString(), useConfig().rules.timeZone)
  const period = { from: addDays(to, 1 - Number(days)), to }
  const figures = useQuery(figuresQuery(useApi(), period))
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <PageTitle>{t('overview.title')}</PageTitle>
        <SegmentedControl
          aria-label={t('overview.choose')}
          value={days}
          data={periods.map(value => ({ value, label: t('overview.days', { days: value }) }))}
          onChange={value => setDays(value)}
          className={classes.unprinted}
        />
        {figures.isPending ? <Skeleton h={240} /> : null}
        {figures.isError ? <Failure error={figures.error} onRetry={() => void figures.refetch()} /> : null}
        {figures.isSuccess ? (
          <>
            <OpenNow figures={figures.data} />
            <FiguresOfDays figures={figures.data} />
          </>
        ) : null}
        <Reviewers {...period} />
        <Differences />
      </Stack>
    </Container>
  )
}
