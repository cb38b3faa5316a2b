import { Button, Container, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A page that threw, or whose code could not be loaded, as after a new deployment. */
export function Crashed() {
  const { t } = useTranslation()
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start" role="alert">
        <Title order={1}>{t('crashed.title')}</Title>
        <Text>{t('failure.UNKNOWN')}</Text>
        <Button onClick={() => location.reload()}>{t('crashed.reload')}</Button>
      </Stack>
    </Container>
  )
}
