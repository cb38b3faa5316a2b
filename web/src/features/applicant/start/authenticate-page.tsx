import { Container, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { accountQuery } from '../queries/account.ts'
import { certificateTypesQuery } from '../queries/applications.ts'
import { CertificateChoice } from './certificate-choice.tsx'
import { isGivenConsent } from './consent.tsx'

/** The choice of a certificate. A person who has not given consent is asked for it first. */
export function AuthenticatePage() {
  const { t } = useTranslation('applicant')
  const language = useLanguage()
  const { state } = useLocation()
  const api = useApi()
  const account = useQuery(accountQuery(api))
  const types = useQuery(certificateTypesQuery(api))
  if (!isGivenConsent(state)) return <Navigate to="/" replace state={{ authenticate: true }} />
  const error = account.error ?? types.error
  const region = account.data?.registrationRegion
  return (
    <Container size="md" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="xl">
        <PageTitle>{t('choice.title')}</PageTitle>
        <Stack gap="xs">
          <Title order={2} size="h3">
            {t('choice.individual')}
          </Title>
          {region ? (
            <Text c="dimmed">{t('choice.region', { region: regionName(region, language) })}</Text>
          ) : null}
        </Stack>
        {error === null ? null : (
          <Failure error={error} onRetry={() => void Promise.all([account.refetch(), types.refetch()])} />
        )}
        {account.isPending || types.isPending ? <Skeleton h={320} /> : null}
        {types.data && region ? (
          <CertificateChoice
            types={types.data.items}
            region={region}
            consent={state}
            isRenewal={account.data?.authenticationStatus === 'AUTHENTICATED'}
          />
        ) : null}
        {types.data && account.data && types.data.items.length === 0 ? <Text>{t('choice.none')}</Text> : null}
      </Stack>
    </Container>
  )
}
