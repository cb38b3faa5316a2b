import { Anchor, CloseButton, Group, List, Paper, Stack, Text } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { SearchFailure } from '#web/shared/search/search-failure.tsx'
import { SearchForm } from '#web/shared/search/search-form.tsx'
import { inYourZone } from '#web/shared/time.ts'
import { useNames } from '../names.ts'

/** Finds submitted applications of others. What was found stays until it is closed or replaced. */
export function ReviewSearch() {
  const { t } = useTranslation('search')
  const { t: reviewer } = useTranslation('reviewer')
  const { certificate, region, language } = useNames()
  const api = useApi()
  const search = useMutation({ mutationFn: (body: Schemas['Search']) => api.reviews.search(body) })
  const items = search.data?.items
  return (
    <Stack gap="sm">
      <SearchForm isSearching={search.isPending} onSearch={search.mutate} />
      {search.isError ? <SearchFailure error={search.error} /> : null}
      {items === undefined ? null : (
        <Paper withBorder p="md" role="status">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            {items.length === 0 ? (
              <Text>{t('nothingFound')}</Text>
            ) : (
              <List spacing="xs">
                {items.map(review => (
                  <List.Item key={review.applicationId}>
                    <Anchor component={Link} to={`/reviews/${review.applicationId}`} underline="always">
                      {certificate(review.certificateType, review.issuingRegion)}
                    </Anchor>{' '}
                    <Text span c="dimmed" size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {region(review.issuingRegion)} · {reviewer(`statuses.${review.status}`)} ·{' '}
                      {reviewer('attempt', { number: review.attempt })} ·{' '}
                      {inYourZone(review.submittedAt, language)} · {review.applicationId}
                    </Text>
                  </List.Item>
                ))}
              </List>
            )}
            <CloseButton aria-label={t('close')} onClick={search.reset} />
          </Group>
        </Paper>
      )}
    </Stack>
  )
}
