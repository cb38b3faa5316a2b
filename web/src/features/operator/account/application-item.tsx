import { Accordion, Group, Stack, Text, Timeline } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { certificateTitle } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { inYourZone } from '#web/shared/time.ts'
import type { Application } from '../queries/account-applications-query.ts'
import { entryDetails } from './entry-details.ts'

/** One application with its timeline. */
export function ApplicationItem({ application }: { application: Application }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { applicationId, certificateType, issuingRegion, status, attempt, dueAt, timeline } = application
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
            {dueAt === undefined ? '' : ` · ${t('applications.due', { at: inYourZone(dueAt, language) })}`}
          </Text>
          <Timeline bulletSize={14} lineWidth={2} active={timeline.length}>
            {[...timeline].reverse().map(entry => (
              <Timeline.Item key={entry.sequence} title={entry.title[language]}>
                <Text size="sm" c="dimmed">
                  {inYourZone(entry.at, language)} · {t('applications.attempt', { number: entry.attempt })}
                </Text>
                {entry.details === undefined ? null : (
                  <Text size="sm">{entryDetails(entry.details).join(', ')}</Text>
                )}
              </Timeline.Item>
            ))}
          </Timeline>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}
