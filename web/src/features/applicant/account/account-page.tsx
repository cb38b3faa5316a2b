import { Alert, Container, Divider, Paper, Skeleton, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { accountQuery } from '../queries/account.ts'
import { Confirmation } from '../start/confirmation.tsx'
import { AccountFacts } from './account-facts.tsx'
import { AuthenticationStatus, blocksOf, mayRenew, standingOf } from './authentication-status.tsx'
import { OwnData } from './own-data.tsx'
import { PastApplications } from './past-applications.tsx'

// Lazy-loaded: accounts that are not authenticated need neither it nor its texts.
const HeldCertificate = lazy(async () => ({
  default: (await import('./held-certificate.tsx')).HeldCertificate,
}))

/** Basic information: the applicant's first page. */
export function AccountPage() {
  const { t } = useTranslation('applicant')
  const { state } = useLocation() as { state: { authenticate?: true } | null }
  const [asked, dialog] = useDisclosure(state?.authenticate === true)
  const { data: account, error, isPending, refetch } = useQuery(accountQuery(useApi()))
  const mayStart =
    account !== undefined &&
    ((standingOf(account) === 'UNAUTHENTICATED' && blocksOf(account).length === 0) || mayRenew(account))
  return (
    <Container size="md" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="xl">
        <PageTitle>{t('account.title')}</PageTitle>
        {isPending ? <Skeleton h={220} /> : null}
        {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
        {account === undefined ? null : (
          <Paper withBorder p={{ base: 'md', sm: 'xl' }} radius="lg">
            <Stack gap="lg">
              <AccountFacts account={account} />
              <Divider />
              <AuthenticationStatus account={account} onAuthenticate={dialog.open} />
              {account.authenticationStatus === 'AUTHENTICATED' ? (
                <Suspense fallback={null}>
                  <HeldCertificate account={account} mayRenew={mayRenew(account)} onRenew={dialog.open} />
                </Suspense>
              ) : null}
              {blocksOf(account).map(block => (
                <Alert key={block} color="orange" title={t(`blocked.${block}.title`)}>
                  {t(`blocked.${block}.text`)}
                </Alert>
              ))}
            </Stack>
          </Paper>
        )}
        <PastApplications />
        <OwnData />
      </Stack>
      {mayStart ? (
        <Confirmation region={account.registrationRegion ?? ''} opened={asked} onClose={dialog.close} />
      ) : null}
    </Container>
  )
}
