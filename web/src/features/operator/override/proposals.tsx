import { Anchor, Card, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { overrideProposalsQuery } from '../queries/override-proposals.ts'
import { Section } from '../section.tsx'

/** The overrides that wait for a second operator. */
export function Proposals() {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const list = useInfiniteQuery(overrideProposalsQuery(useApi()))
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Section title={t('override.list')} lead={t('override.listLead')}>
      {list.isPending ? <Skeleton h={64} /> : null}
      {list.isError ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && items.length === 0 && !list.hasNextPage ? <Text>{t('override.none')}</Text> : null}
      {items.length === 0 ? null : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {items.map(({ proposalId, applicationId, proposedBy, proposedAt, expiresAt }) => (
            <Card component="li" withBorder padding="md" key={proposalId}>
              <Stack gap={2} style={{ overflowWrap: 'anywhere' }}>
                <Anchor
                  data-override-link
                  component={Link}
                  to={`/operations/overrides/${applicationId}`}
                  underline="always"
                >
                  {t('override.application', { id: applicationId })}
                </Anchor>
                <Text size="sm">
                  {t('override.proposed', {
                    operator: proposedBy,
                    at: inYourZoneWithSeconds(proposedAt, language),
                  })}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('override.expires', { at: inYourZoneWithSeconds(expiresAt, language) })}
                </Text>
              </Stack>
            </Card>
          ))}
        </Stack>
      )}
      <LoadMore list={list} entries="[data-override-link]" loaded={items.length}>
        {t('more')}
      </LoadMore>
    </Section>
  )
}
