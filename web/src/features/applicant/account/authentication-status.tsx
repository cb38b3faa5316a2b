import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Account, blocksOf, standingColors, standingOf } from './standing.ts'

/** How the account stands, and the one thing to do next. */
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
