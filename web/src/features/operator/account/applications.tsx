import { Accordion, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { accountApplicationsQuery } from '../queries/account-applications-query.ts'
import { Section } from '../section.tsx'
import { ApplicationItem } from './application-item.tsx'

export function Applications({ accountId }: { accountId: string }) {
  const { t } = useTranslation('operator')
  const applications = useInfiniteQuery(accountApplicationsQuery(useApi(), accountId))
  const items = applications.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Section title={t('applications.title')} lead={t('applications.lead')}>
      {applications.isPending ? <Skeleton h={64} /> : null}
      {applications.isError ? (
        <Failure error={applications.error} onRetry={() => void applications.refetch()} />
      ) : null}
      {applications.isSuccess && items.length === 0 ? <Text>{t('applications.none')}</Text> : null}
      {items.length > 0 ? (
        <Accordion variant="separated" defaultValue={items[0]?.applicationId ?? null} order={3}>
          {items.map(application => (
            <ApplicationItem key={application.applicationId} application={application} />
          ))}
        </Accordion>
      ) : null}
      <LoadMore list={applications} entries="[data-application]" loaded={items.length}>
        {t('more')}
      </LoadMore>
    </Section>
  )
}
