import { Alert, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Why operators had the rejected attempt reviewed again. */
export function Reopened({ reason }: { readonly reason: string }) {
  const { t } = useTranslation('reviewer')
  return (
    <Alert color="violet" title={t('reopened.title')}>
      <Stack gap="xs">
        <Text size="sm">{t('reopened.text')}</Text>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {reason}
        </Text>
      </Stack>
    </Alert>
  )
}
