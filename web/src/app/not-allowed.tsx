import { Alert, Container } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function NotAllowed() {
  const { t } = useTranslation()
  return (
    <Container size="sm" py="xl">
      <Alert color="red" title={t('failure.title')}>
        {t('failure.FORBIDDEN')}
      </Alert>
    </Container>
  )
}
