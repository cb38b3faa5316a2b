import { Anchor, Button, List, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { certificateAccountsQuery } from '../queries/accounts.ts'

interface Props {
  readonly applicationId: string
  readonly accountId: string
}

/** The other accounts that use the certificate. Each read is recorded, so it needs a click. */
export function CertificateAccounts({ applicationId, accountId }: Props) {
  const { t } = useTranslation('operator')
  const [isShown, setShown] = useState(false)
  if (isShown) return <OtherAccounts applicationId={applicationId} accountId={accountId} />
  return (
    <Button
      variant="default"
      w="fit-content"
      h="auto"
      mih={36}
      py={6}
      styles={{ label: { whiteSpace: 'normal' } }}
      onClick={() => setShown(true)}
    >
      {t('certificateAccounts.show')}
    </Button>
  )
}

function OtherAccounts({ applicationId, accountId }: Props) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const accounts = useQuery(certificateAccountsQuery(useApi(), accountId, applicationId))
  if (accounts.isPending) return <Skeleton h={48} />
  if (accounts.isError) return <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />
  const others = accounts.data.items.filter(item => item.accountId !== accountId)
  if (others.length === 0) return <Text role="status">{t('certificateAccounts.none')}</Text>
  return (
    <div role="status">
      <Text fw={600}>{t('certificateAccounts.title')}</Text>
      <List aria-label={t('certificateAccounts.title')}>
        {others.map(({ accountId: other, status, since }) => (
          <List.Item key={other} style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={`/operations/accounts/${encodeURIComponent(other)}`}>
              {other}
            </Anchor>
            {status === undefined ? null : ` · ${t(`applicationStatuses.${status}`)}`}
            {since === undefined ? null : ` · ${inYourZone(since, language)}`}
          </List.Item>
        ))}
      </List>
    </div>
  )
}
