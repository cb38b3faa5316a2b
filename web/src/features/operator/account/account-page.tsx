import { Alert, Container, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import { operatorAccountQuery } from '../queries/accounts.ts'
import classes from './account.module.css'
import { AccountFacts } from './account-facts.tsx'
import { Applications } from './applications.tsx'
import { AuditTrail } from './audit-trail.tsx'
import { Erasure } from './erasure.tsx'
import { Revocation } from './revocation.tsx'

function Account({ accountId }: { readonly accountId: string }) {
  // Loads the texts of the trail with the page: loaded later, they would take the focus from the title.
  const { t } = useTranslation(['operator', 'application'])
  const isOwn = useSignedIn().person.accountId === accountId
  const account = useQuery(operatorAccountQuery(useApi(), accountId))
  const isAuthenticated = account.data?.authenticationStatus === 'AUTHENTICATED'
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <SubpageHead back={{ to: '/operations', title: t('title') }} title={t('account.title')}>
          <Text ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {accountId}
          </Text>
        </SubpageHead>
        {account.isPending ? <Skeleton h={180} /> : null}
        {account.isError ? <Failure error={account.error} onRetry={() => void account.refetch()} /> : null}
        {account.data === undefined ? null : (
          <>
            {isOwn ? <Alert color="gray">{t('account.own')}</Alert> : null}
            <AccountFacts account={account.data} isOwn={isOwn} />
            {isOwn ? null : (
              <SimpleGrid cols={{ base: 1, sm: isAuthenticated ? 2 : 1 }} className={classes.unprinted}>
                {isAuthenticated ? <Revocation accountId={accountId} /> : null}
                <Erasure accountId={accountId} />
              </SimpleGrid>
            )}
            <Applications accountId={accountId} />
            {isOwn ? null : <AuditTrail accountId={accountId} />}
          </>
        )}
      </Stack>
    </Container>
  )
}

export function AccountPage() {
  const { accountId = '' } = useParams()
  // The key clears what was entered about another account.
  return <Account key={accountId} accountId={accountId} />
}
