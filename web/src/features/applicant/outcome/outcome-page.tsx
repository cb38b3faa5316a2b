import { Badge, Container, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { certificateTitle } from '#domain/certificates.ts'
import type { ApplicationStatus } from '#domain/lifecycle.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { HomeLink } from '../home-link.tsx'
import { ReviewTimeline } from '../progress/review-timeline.tsx'
import type { Application } from '../queries/application-query.ts'
import { statusColors } from '../status-colors.ts'
import { OutcomeReasons } from './outcome-reasons.tsx'
import { WayOn } from './way-on.tsx'

type Ended = Exclude<ApplicationStatus, 'DRAFT' | 'IN_REVIEW' | 'RETRY_REQUESTED'>

/** How an application ended, why, and what can be done now. */
export function OutcomePage({ application, status }: { application: Application; status: Ended }) {
  const { t } = useTranslation(['application', 'applicant'])
  const language = useLanguage()
  const { applicationId, certificateType, issuingRegion, maskedNumber, erased } = application
  return (
    <Container size="md" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="xl">
        <Stack gap="sm">
          <Badge color={statusColors[status]} variant="light" size="lg" tt="none">
            {t(`applicant:statuses.${status}`)}
          </Badge>
          <PageTitle>{t(`outcomes.${status}.title`)}</PageTitle>
          <Text size="lg">{t(`outcomes.${status}.text`)}</Text>
        </Stack>
        {status === 'REJECTED' ? <OutcomeReasons application={application} /> : null}
        {status === 'APPROVED' ? (
          <Group>
            <HomeLink />
          </Group>
        ) : (
          <WayOn applicationId={applicationId} />
        )}
        <Stack component="section" gap="sm">
          <Title order={2} size="h4">
            {t('outcomes.certificate')}
          </Title>
          <Text>
            {certificateTitle(certificateType, issuingRegion)[language]}
            {maskedNumber === undefined ? null : ` · ${maskedNumber}`}
          </Text>
          {erased?.imagesAt === undefined ? null : (
            <Text size="sm" c="dimmed">
              {t('outcomes.erased', { date: inYourZone(erased.imagesAt, language) })}
            </Text>
          )}
        </Stack>
        <Stack component="section" gap="md">
          <Title order={2} size="h4">
            {t('progress.timeline')}
          </Title>
          <ReviewTimeline application={application} />
        </Stack>
      </Stack>
    </Container>
  )
}
