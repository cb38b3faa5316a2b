import { Alert, Container, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import type { Application } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { certificateTitle } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { HomeLink } from '../home-link.tsx'
import { Icon } from '../icon.tsx'
import { WithdrawButton } from '../withdraw-button.tsx'
import { Deadline } from './deadline.tsx'
import { ReviewTimeline } from './review-timeline.tsx'

/** An application in review: its deadline, its history and the next step. */
export function ProgressPage({ application }: { application: Application }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { applicationId, certificateType, issuingRegion, maskedNumber, dueAt, dueProvisional, overdue } =
    application
  const isAgain = application.timeline.some(
    ({ event, attempt }) => event === 'application.reopened' && attempt === application.attempt,
  )
  return (
    <Container size="md" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="xl">
        <Stack gap="xs">
          <PageTitle>{t('progress.title')}</PageTitle>
          <Text size="lg">{t(isAgain ? 'progress.leadAgain' : 'progress.lead')}</Text>
        </Stack>
        {overdue ? (
          <Alert color="orange" icon={<Icon name="clock" />}>
            {t('progress.overdue')}
          </Alert>
        ) : null}
        <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }}>
          <Group gap="xl" align="flex-start">
            {dueAt === undefined ? null : (
              <Deadline dueAt={dueAt} isProvisional={dueProvisional === true} isOverdue={overdue} />
            )}
            <Stack gap={2}>
              <Text size="sm" c="dimmed">
                {t('progress.submitted')}
              </Text>
              <Text fw={500}>{certificateTitle(certificateType, issuingRegion)[language]}</Text>
              <Text ff="monospace">{maskedNumber}</Text>
            </Stack>
          </Group>
        </Paper>
        <Stack component="section" gap="md">
          <Title order={2} size="h4">
            {t('progress.timeline')}
          </Title>
          <ReviewTimeline application={application} />
        </Stack>
        <Stack component="section" gap="sm">
          <Title order={2} size="h4">
            {t('progress.nextTitle')}
          </Title>
          <List spacing={6}>
            {t('progress.next', { returnObjects: true }).map(each => (
              <List.Item key={each}>{each}</List.Item>
            ))}
          </List>
        </Stack>
        <Group justify="space-between">
          <HomeLink />
          <WithdrawButton applicationId={applicationId} />
        </Group>
      </Stack>
    </Container>
  )
}
