import { Anchor, Badge, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { certificateTitle } from '#domain/certificates.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { applicationsQuery } from '../queries/applications.ts'
import { shownStatusOf, statusColors } from '../status-colors.ts'

/** Every application of the account, newest first. */
export function PastApplications() {
  const { t } = useTranslation('applicant')
  const language = useLanguage()
  const list = useInfiniteQuery(applicationsQuery(useApi()))
  const { data, error, isPending, refetch } = list
  const applications = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Stack component="section" aria-labelledby="applications" gap="sm">
      <Title order={2} size="h4" id="applications">
        {t('applications.title')}
      </Title>
      {isPending ? <Skeleton h={64} /> : null}
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {data !== undefined && applications.length === 0 ? (
        <Text c="dimmed">{t('applications.none')}</Text>
      ) : null}
      {applications.map(application => {
        const { applicationId, certificateType, issuingRegion, createdAt } = application
        const status = shownStatusOf(application)
        const date = inYourZone(createdAt, language)
        const certificate = certificateTitle(certificateType, issuingRegion)[language]
        return (
          <Paper key={applicationId} withBorder p="md">
            <Group justify="space-between" gap="xs">
              <Stack gap={2} flex="1 1 200px">
                <Anchor
                  data-application
                  component={Link}
                  to={`/applications/${applicationId}`}
                  fw={500}
                  aria-label={t('applications.open', {
                    certificate,
                    date,
                    status: t(`statuses.${status}`),
                  })}
                >
                  {certificate}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t('applications.began', { date })}
                </Text>
              </Stack>
              <Badge color={statusColors[status]} variant="light" tt="none" size="lg">
                {t(`statuses.${status}`)}
              </Badge>
            </Group>
          </Paper>
        )
      })}
      <LoadMore list={list} entries="[data-application]" loaded={applications.length}>
        {t('applications.more')}
      </LoadMore>
    </Stack>
  )
}
