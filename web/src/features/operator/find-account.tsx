import { Anchor, List, Text } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { certificateTitle } from '#domain/certificates.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { SearchFailure } from '#web/shared/search/search-failure.tsx'
import { SearchForm } from '#web/shared/search/search-form.tsx'
import { inYourZone } from '#web/shared/time.ts'
import { Section } from './section.tsx'

type Found = Schemas['FoundAccounts']

const addressOf = (accountId: string) => `/operations/accounts/${encodeURIComponent(accountId)}`

/** The accounts with their applications. */
function FoundAccounts({ accounts, applications }: Found) {
  const { t } = useTranslation('search')
  const { t: operator } = useTranslation('operator')
  const language = useLanguage()
  if (accounts.length === 0) return <Text role="status">{t('nothingFound')}</Text>
  return (
    <List spacing="sm" aria-label={t('found')}>
      {accounts.map(({ accountId, authenticationStatus }) => (
        <List.Item key={accountId} style={{ overflowWrap: 'anywhere' }}>
          <Anchor component={Link} to={addressOf(accountId)} underline="always">
            {t('account', { id: accountId })}
          </Anchor>{' '}
          · {operator(`authenticationStatuses.${authenticationStatus}`)}
          {applications
            .filter(application => application.accountId === accountId)
            .map(({ applicationId, certificateType, issuingRegion, status, createdAt }) => (
              <Text key={applicationId} size="sm" c="dimmed">
                {certificateTitle(certificateType, issuingRegion)[language]} ·{' '}
                {operator(`applicationStatuses.${status}`)} · {inYourZone(createdAt, language)} ·{' '}
                {applicationId}
              </Text>
            ))}
        </List.Item>
      ))}
    </List>
  )
}

/** Finds accounts. A single one found by an id is opened, unless the operator has left the page meanwhile. */
export function FindAccount() {
  const { t } = useTranslation('operator')
  const navigate = useNavigate()
  const api = useApi()
  const search = useMutation({ mutationFn: (body: Schemas['Search']) => api.accounts.search(body) })
  const open = ({ accounts: [first, ...others] }: Found, { kind }: Schemas['Search']) => {
    if (kind === 'ID' && first !== undefined && others.length === 0) void navigate(addressOf(first.accountId))
  }
  return (
    <Section title={t('find.title')} lead={t('find.lead')}>
      <SearchForm
        isSearching={search.isPending}
        onSearch={body => search.mutate(body, { onSuccess: open })}
      />
      {search.isError ? <SearchFailure error={search.error} /> : null}
      {search.data === undefined ? null : <FoundAccounts {...search.data} />}
    </Section>
  )
}
