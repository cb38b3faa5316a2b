import { Anchor, Card, Container, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import { useNames } from '../names.ts'
import { secondReviewsQuery } from '../queries/second-reviews.ts'

function SecondReviews() {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region } = useNames()
  const list = useInfiniteQuery(secondReviewsQuery(useApi()))
  if (list.isPending) return <Skeleton h={160} />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap(page => page.items)
  return (
    <>
      {items.length === 0 && !list.hasNextPage ? <Text c="dimmed">{t('second.none')}</Text> : null}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map(({ sampleId, certificateType, issuingRegion, attempt, sampledAt, claimed }) => (
          <Card component="li" withBorder padding="sm" key={sampleId}>
            <Anchor component={Link} to={`/second-reviews/${sampleId}`} data-second-link fw={600}>
              {certificate(certificateType, issuingRegion)} · {region(issuingRegion)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {t('second.item', { attempt, at: inYourZone(sampledAt, language) })}
              {claimed ? ` · ${t('second.yours')}` : ''}
            </Text>
          </Card>
        ))}
      </Stack>
      <LoadMore list={list} entries="[data-second-link]" loaded={items.length}>
        {t('second.more')}
      </LoadMore>
    </>
  )
}

/** Decided cases that the reviewer may review again. */
export function SecondListPage() {
  const { t } = useTranslation('reviewer')
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <SubpageHead back={{ to: '/reviews', title: t('queue.title') }} title={t('second.title')}>
          <Text c="dimmed">{t('second.lead')}</Text>
        </SubpageHead>
        <SecondReviews />
      </Stack>
    </Container>
  )
}
