import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A field that was right: it stays as it was, and is not shown again. */
export function KeptField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('application')
  return (
    <Stack gap={2}>
      <Text fw={500}>{label}</Text>
      <Text c="dimmed">{t('details.kept', { value })}</Text>
    </Stack>
  )
}
