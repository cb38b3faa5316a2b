import { Alert, Container } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { accountQuery } from './queries/account.ts'

/** On the pages of a renewal: the authentication that it is to renew stands, unless it has ended meanwhile. */
export function RenewalNote({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('application')
  const { data: account } = useQuery(accountQuery(useApi()))
  const stands =
    account?.authenticationStatus === 'AUTHENTICATED' && account.currentApplicationId !== applicationId
  return stands ? (
    <Container size="md" pt="lg">
      <Alert color="blue">{t('renewal.stands')}</Alert>
    </Container>
  ) : null
}
