import { Alert, Badge, Button, Container, Group, Stack, Text, Title } from '@mantine/core'
import type { Application } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { certificateTitle } from '#domain/certificates.ts'
import type { ApplicationStatus } from '#domain/lifecycle.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { HomeLink } from '../home-link.tsx'
import { Icon } from '../icon.tsx'
import { ReviewTimeline } from '../progress/review-timeline.tsx'
import { accountQuery } from '../queries/account.ts'
import { shownStatusOf, statusColors } from '../status-colors.ts'

type Ended = Exclude<ApplicationStatus, 'DRAFT' | 'IN_REVIEW' | 'RETRY_REQUESTED'>

/** The reasons for a rejection, each with an instruction. */
function OutcomeReasons({ application }: { application: Application }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { decision } = application
  return (
    <Stack gap="sm">
      {decision?.reasons.map(({ code, slot, field, title, instruction }) => (
        <Alert
          key={`${code} ${slot} ${field}`}
          color="red"
          icon={<Icon name="alert" />}
          title={title[language]}
        >
          <Text size="sm">{instruction[language]}</Text>
        </Alert>
      ))}
      {decision?.attemptsExhausted ? <Text>{t('outcomes.exhausted')}</Text> : null}
    </Stack>
  )
}

/** Whether the authentication ended because its certificate expired. */
const endedWithCertificate = ({ status, timeline }: Application): boolean =>
  status === 'REVOKED' &&
  timeline.some(({ event, details }) => {
    const reasons: unknown = details?.reasons
    return (
      event === 'application.revoked' &&
      Array.isArray(reasons) &&
      reasons.some(({ code }) => code === 'CERTIFICATE_EXPIRED')
    )
  })

/** The texts at the top of the page. */
function textsOf(application: Application, status: Ended) {
  if (endedWithCertificate(application)) return 'outcomes.endedWithCertificate'
  return application.supersededBy === undefined ? (`outcomes.${status}` as const) : 'renewal.superseded'
}

/** The next step after an unsuccessful application: a new one, unless the account has one already. */
function WayOn({ application }: { application: Application }) {
  const { applicationId, purpose } = application
  const isRenewal = purpose === 'RENEWAL'
  const { t } = useTranslation('application')
  const { data: account } = useQuery(accountQuery(useApi()))
  const current = account?.renewalApplicationId ?? account?.currentApplicationId
  const isOther = current !== undefined && current !== applicationId
  // The authentication that a renewal was to renew is older.
  const stands = isOther && account?.authenticationStatus === 'AUTHENTICATED' && isRenewal
  const isFollowed = isOther && !stands
  const mayStart = account?.eligibility.eligible === true
  return (
    <Stack>
      {stands ? <Text>{t('renewal.endedStands')}</Text> : null}
      {mayStart ? <Text>{t('outcomes.mayStart')}</Text> : null}
      {isFollowed ? <Text>{t('outcomes.since')}</Text> : null}
      <Group>
        {mayStart ? (
          <Button component={Link} to="/" state={{ authenticate: true }} size="md">
            {t(endedWithCertificate(application) ? 'outcomes.endedWithCertificate.again' : 'outcomes.again')}
          </Button>
        ) : null}
        {isFollowed ? (
          <Button component={Link} to={`/applications/${current}`} size="md">
            {t('outcomes.toCurrent')}
          </Button>
        ) : null}
        <HomeLink />
      </Group>
    </Stack>
  )
}

/** The result of an application, its reasons and the next step. */
export function OutcomePage({ application, status }: { application: Application; status: Ended }) {
  const { t } = useTranslation(['application', 'applicant'])
  const language = useLanguage()
  const { certificateType, issuingRegion, maskedNumber, erased, supersededBy } = application
  const texts = textsOf(application, status)
  const shown = shownStatusOf(application)
  return (
    <Container size="md" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="xl">
        <Stack gap="sm">
          <Badge color={statusColors[shown]} variant="light" size="lg" tt="none">
            {t(`applicant:statuses.${shown}`)}
          </Badge>
          <PageTitle>{t(`${texts}.title`)}</PageTitle>
          <Text size="lg">{t(`${texts}.text`)}</Text>
        </Stack>
        {status === 'REJECTED' ? <OutcomeReasons application={application} /> : null}
        {status === 'APPROVED' ? (
          <Group>
            {supersededBy === undefined ? null : (
              <Button component={Link} to={`/applications/${supersededBy}`} size="md">
                {t('renewal.superseded.toNewer')}
              </Button>
            )}
            <HomeLink />
          </Group>
        ) : (
          <WayOn application={application} />
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
