import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { HomeLink } from '../home-link.tsx'
import { accountQuery } from '../queries/account-query.ts'

/** What can be done after an application that did not end well: begin anew, unless the account has done so since. */
export function WayOn({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('application')
  const { data: account } = useQuery(accountQuery(useApi()))
  const current = account?.currentApplicationId
  const isFollowed = current !== undefined && current !== applicationId
  const mayStart = account?.eligibility.eligible === true
  return (
    <Stack>
      {mayStart ? <Text>{t('outcomes.mayStart')}</Text> : null}
      {isFollowed ? <Text>{t('outcomes.since')}</Text> : null}
      <Group>
        {mayStart ? (
          <Button component={Link} to="/" state={{ authenticate: true }} size="md">
            {t('outcomes.again')}
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
