import { Accordion, Button, Group, Skeleton, Stack, Text, Timeline } from '@mantine/core'
import type { Application } from '@realname/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { certificateTitle } from '#domain/certificates.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { regionName } from '#web/shared/region-name.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { accountApplicationsQuery } from '../queries/accounts.ts'
import { Section } from '../section.tsx'
import { CertificateAccounts } from './certificate-accounts.tsx'
import { useEntryDetails } from './entry-details.ts'

/** One application with its timeline. */
function ApplicationItem({ application }: { application: Application }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { inWords } = useEntryDetails()
  const isOwn = useSignedIn().person.accountId === application.accountId
  const {
    applicationId,
    accountId,
    certificateType,
    issuingRegion,
    status,
    attempt,
    dueAt,
    erased,
    timeline,
  } = application
  return (
    <Accordion.Item value={applicationId}>
      <Accordion.Control data-application>
        <Group gap="sm">
          <Text fw={600}>{certificateTitle(certificateType, issuingRegion)[language]}</Text>
          <Text c="dimmed">
            {regionName(issuingRegion, language)} · {t(`applicationStatuses.${status}`)} ·{' '}
            {t('applications.attempt', { number: attempt })}
            {application.overdue ? ` · ${t('applications.overdue')}` : ''}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {applicationId}
            {dueAt === undefined
              ? ''
              : ` · ${t('applications.due', { at: inYourZoneWithSeconds(dueAt, language) })}`}
          </Text>
          {status === 'DRAFT' ? null : (
            <CertificateAccounts applicationId={applicationId} accountId={accountId} />
          )}
          {status === 'REJECTED' && erased === undefined && !isOwn ? (
            <Button
              component={Link}
              to={`/operations/overrides/${applicationId}`}
              variant="default"
              w="fit-content"
            >
              {t('override.start')}
            </Button>
          ) : null}
          <Timeline bulletSize={14} lineWidth={2} active={timeline.length}>
            {[...timeline].reverse().map(entry => (
              <Timeline.Item key={entry.sequence} title={entry.title[language]}>
                <Text size="sm" c="dimmed">
                  {inYourZoneWithSeconds(entry.at, language)} ·{' '}
                  {t('applications.attempt', { number: entry.attempt })}
                </Text>
                {entry.details === undefined ? null : (
                  <Text size="sm">{inWords(entry.details).join(' · ')}</Text>
                )}
              </Timeline.Item>
            ))}
          </Timeline>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

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
