import { Alert, Code, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyText } from './copy-text.tsx'

/** A secret, once. It is in the memory of this page only. */
export function ShownSecret({ secret }: { secret: string }) {
  const { t } = useTranslation('webhooks')
  return (
    <Stack gap="sm">
      <Alert color="orange" role="alert">
        {t('secret.once')}
      </Alert>
      <Text fw={600}>{t('secret.label')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {secret}
      </Code>
      <Group gap="sm">
        <CopyText text={secret} label={t('secret.label')} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('secret.use')}
      </Text>
    </Stack>
  )
}
