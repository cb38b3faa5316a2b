import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

export type Account = Schemas['Account']

/** The status that the holder of an account sees. An application that is only a draft has a status of its own. */
export type Standing = Account['authenticationStatus'] | 'DRAFT'

export const standingOf = ({ authenticationStatus, currentApplicationId }: Account): Standing =>
  authenticationStatus === 'UNAUTHENTICATED' && currentApplicationId !== undefined
    ? 'DRAFT'
    : authenticationStatus

const standingColors: Readonly<Record<Standing, string>> = {
  UNAUTHENTICATED: 'gray',
  DRAFT: 'blue',
  IN_REVIEW: 'blue',
  RETRY_REQUIRED: 'orange',
  AUTHENTICATED: 'green',
}

const blocks = ['PARTNER_PROGRAM_MEMBER', 'REGION_MISMATCH'] as const

/** The reasons why the account may not start an application, except that it has one or is authenticated. */
export const blocksOf = ({ eligibility, authenticationStatus }: Account): (typeof blocks)[number][] =>
  authenticationStatus === 'AUTHENTICATED' ? [] : blocks.filter(block => eligibility.reasons.includes(block))

/** Whether an authenticated account may renew or change its certificate now. */
export const mayRenew = ({ authenticationStatus, renewalApplicationId, eligibility }: Account): boolean =>
  authenticationStatus === 'AUTHENTICATED' &&
  renewalApplicationId === undefined &&
  !blocks.some(block => eligibility.reasons.includes(block))

/** The status of the account, and the next step. */
export function AuthenticationStatus({
  account,
  onAuthenticate,
}: {
  account: Account
  onAuthenticate: () => void
}) {
  const { t } = useTranslation('applicant')
  const standing = standingOf(account)
  const isBlocked = standing === 'UNAUTHENTICATED' && blocksOf(account).length > 0
  const { currentApplicationId } = account
  const action = t(`standing.${standing}.action`)
  return (
    <Group justify="space-between" gap="lg">
      <Stack gap={6} flex="1 1 260px">
        <Group gap="sm">
          <Title order={2} size="h4">
            {t('account.status')}
          </Title>
          <Badge
            color={standingColors[standing]}
            variant="light"
            size="lg"
            tt="none"
            data-standing={standing}
          >
            {t(`standing.${standing}.label`)}
          </Badge>
        </Group>
        {isBlocked ? null : <Text c="dimmed">{t(`standing.${standing}.text`)}</Text>}
      </Stack>
      {currentApplicationId !== undefined ? (
        <Button
          component={Link}
          to={`/applications/${currentApplicationId}`}
          size="md"
          variant={standing === 'AUTHENTICATED' ? 'default' : 'filled'}
        >
          {action}
        </Button>
      ) : null}
      {standing === 'UNAUTHENTICATED' && !isBlocked ? (
        <Button size="md" onClick={onAuthenticate}>
          {action}
        </Button>
      ) : null}
    </Group>
  )
}
