import { Alert, Button, Stack, Text } from '@mantine/core'
import { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Failure } from '#web/shared/ui/failure.tsx'

const codes = [
  'PARTNER_PROGRAM_MEMBER',
  'ALREADY_AUTHENTICATED',
  'APPLICATION_OPEN',
  'REGION_MISMATCH',
  'CONSENT_REQUIRED',
] as const

/** Why the application could not be started. Whatever it is, Basic information says how to go on. */
export function StartFailure({ error }: { error: Error }) {
  const { t } = useTranslation(['applicant', 'common'])
  const code = error instanceof ApiProblem ? codes.find(each => each === error.code) : undefined
  if (code === undefined) return <Failure error={error} />
  return (
    <Alert color="red" role="alert" title={t('common:failure.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(`problems.${code}`)}</Text>
        <Button component={Link} to="/" size="xs" variant="default">
          {t('home')}
        </Button>
      </Stack>
    </Alert>
  )
}
