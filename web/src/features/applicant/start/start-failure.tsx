import { Alert, Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { textFor } from '#web/shared/text-for.ts'
import { Failure } from '#web/shared/ui/failure.tsx'

/** The reason why the application could not be started, with a link to Basic information. */
export function StartFailure({ error }: { error: Error }) {
  const { t } = useTranslation(['applicant', 'common'])
  const text = textFor(error, t('problems', { returnObjects: true }))
  if (text === undefined) return <Failure error={error} />
  return (
    <Alert color="red" role="alert" title={t('common:failure.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{text}</Text>
        <Button component={Link} to="/" size="xs" variant="default">
          {t('home')}
        </Button>
      </Stack>
    </Alert>
  )
}
