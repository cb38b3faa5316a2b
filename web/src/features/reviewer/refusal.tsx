import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { RealnameError } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { textFor } from '#web/shared/text-for.ts'
import { Failure } from '#web/shared/ui/failure.tsx'

interface Props {
  readonly error: unknown
  readonly onRetry?: () => void
  /** Whether a link to the queue is shown. */
  readonly leadsBack?: boolean
  /** Whether the review awaits confirmation. The reviewer who proposed the rejection may not confirm it. */
  readonly proposed?: boolean
  /** Whether the review was reopened. Those who decided it, and who proposed the override, may not decide it again. */
  readonly reopened?: boolean
}

/** The reason why the reviewer can't work on a review. */
export function Refusal({ error, onRetry, leadsBack = false, proposed = false, reopened = false }: Props) {
  const { t } = useTranslation('reviewer')
  const refusal = textFor(error, t('refusals', { returnObjects: true }))
  const own = proposed ? 'proposedByYou' : reopened ? 'decidedByYou' : undefined
  if (own !== undefined && error instanceof RealnameError && error.code === 'FORBIDDEN')
    return (
      <Alert color="orange" title={t(`${own}.title`)} role="alert">
        {t(`${own}.text`)}
      </Alert>
    )
  if (refusal === undefined) return <Failure error={error} {...(onRetry === undefined ? {} : { onRetry })} />
  return (
    <Alert color="orange" title={refusal.title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{refusal.text}</Text>
        {leadsBack ? (
          <Group gap="xs">
            <Button component={Link} to="/reviews" size="xs" variant="default">
              {t('backToQueue')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  )
}
