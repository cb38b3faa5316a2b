import { Anchor, Card, Skeleton, Stack, Text } from '@mantine/core'
import type { Difference } from '@realname/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { decisionReasons } from '#domain/reasons.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { differencesQuery } from '../queries/figures.ts'
import { Section } from '../section.tsx'
import classes from './overview.module.css'

function Opinion({ name, opinion }: { readonly name: string; readonly opinion: Difference['first'] }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const titles = [...new Set(opinion.reasons.map(({ code }) => code))].map(
    code => decisionReasons[code].title[language],
  )
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {t('overview.opinion', {
        name,
        reviewer: opinion.reviewerId,
        outcome: t(`overview.outcomes.${opinion.outcome}`),
      })}
      {titles.length === 0 ? '' : ` (${new Intl.ListFormat(language).format(titles)})`}
    </Text>
  )
}

/** Decisions on which the second reviewer has another opinion. */
export function Differences() {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const list = useInfiniteQuery(differencesQuery(useApi()))
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Section title={t('overview.differences')} lead={t('overview.differencesLead')}>
      {list.isPending ? <Skeleton h={96} /> : null}
      {list.isError ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && items.length === 0 ? <Text c="dimmed">{t('overview.nothing')}</Text> : null}
      {items.length === 0 ? null : (
        <Stack component="ul" gap="sm" className={classes.counted}>
          {items.map(({ sampleId, accountId, first, second }) => (
            <Card component="li" withBorder padding="sm" key={sampleId}>
              <Anchor
                component={Link}
                to={`/operations/accounts/${encodeURIComponent(accountId)}`}
                data-difference-link
                style={{ overflowWrap: 'anywhere' }}
              >
                {t('overview.account', { id: accountId })}
              </Anchor>
              <Text size="sm" c="dimmed">
                <time dateTime={first.decidedAt}>{inYourZoneWithSeconds(first.decidedAt, language)}</time>
              </Text>
              <Opinion name={t('overview.firstOpinion')} opinion={first} />
              <Opinion name={t('overview.secondOpinion')} opinion={second} />
            </Card>
          ))}
        </Stack>
      )}
      <LoadMore list={list} entries="[data-difference-link]" loaded={items.length}>
        {t('more')}
      </LoadMore>
    </Section>
  )
}
