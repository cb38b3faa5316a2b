import { Anchor, Card, Container, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds, longDate, yourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import { useNow, useOfficialTime } from '#web/shared/use-time.ts'
import { countedApplicationsQuery } from '../queries/figures.ts'
import { type CountedNumber, numberOf } from './counted-number.ts'
import { inHours } from './in-hours.ts'
import classes from './overview.module.css'
import { useFigureText } from './use-figure-text.ts'

function CountedApplications({ number }: { readonly number: CountedNumber }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const official = useOfficialTime()
  const list = useInfiniteQuery(countedApplicationsQuery(useApi(), number))
  if (list.isPending) return <Skeleton h={160} />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap(page => page.items)
  if (items.length === 0) return <Text c="dimmed">{t('overview.nothing')}</Text>
  return (
    <>
      <Stack component="ul" gap="sm" className={classes.counted}>
        {items.map(({ applicationId, accountId, at, minutes }) => (
          <Card component="li" withBorder padding="sm" key={`${applicationId} ${at}`}>
            <Text>
              <time dateTime={at} title={official(at)}>
                {inYourZoneWithSeconds(at, language)}
              </time>
              {minutes === undefined
                ? null
                : ` · ${t('overview.took', { time: inHours(minutes, language) })}`}
            </Text>
            <Anchor
              component={Link}
              to={`/operations/accounts/${encodeURIComponent(accountId)}`}
              data-counted-link
              style={{ overflowWrap: 'anywhere' }}
            >
              {t('overview.account', { id: accountId })}
            </Anchor>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('parked.application', { id: applicationId })}
            </Text>
          </Card>
        ))}
      </Stack>
      <LoadMore list={list} entries="[data-counted-link]" loaded={items.length}>
        {t('more')}
      </LoadMore>
    </>
  )
}

/** The applications behind a number of the overview. */
export function CountedPage() {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const [search] = useSearchParams()
  const textOf = useFigureText()
  const { from, to, figure, code, reviewerId } = numberOf(search, new Date(useNow(60_000)).toISOString())
  const days = { from: longDate(from, language), to: longDate(to, language), zone: yourZone() }
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <SubpageHead back={{ to: '/overview', title: t('overview.title') }} title={textOf(figure, code)}>
          {reviewerId === undefined ? null : (
            <Text style={{ overflowWrap: 'anywhere' }}>{t('overview.ofReviewer', { reviewerId })}</Text>
          )}
          <Text c="dimmed">
            {t(figure === 'decisionTime' ? 'overview.slowestLead' : 'overview.listLead', days)}
          </Text>
        </SubpageHead>
        <CountedApplications
          number={{
            from,
            to,
            figure,
            ...(code === undefined ? {} : { code }),
            ...(reviewerId === undefined ? {} : { reviewerId }),
          }}
        />
      </Stack>
    </Container>
  )
}
