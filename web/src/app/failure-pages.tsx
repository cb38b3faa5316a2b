import { Alert, Button, Container, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** Shown before texts and design are loaded, so it is bilingual and unstyled. */
export function CannotStart() {
  return (
    <main style={{ maxWidth: '32rem', margin: '4rem auto', padding: '0 1rem', fontFamily: 'system-ui' }}>
      <h1>Realname can’t start</h1>
      <p>The page could not be loaded completely. Check your network and load it again.</p>
      <p lang="zh-Hans">页面未能完整加载，请检查网络后重新加载。</p>
      <button type="button" onClick={() => location.reload()}>
        Load again · 重新加载
      </button>
    </main>
  )
}

/** Shown when a page throws or its code can't be loaded, for example after a new deployment. */
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

export function NotFound() {
  const { t } = useTranslation()
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start">
        <Title order={1}>{t('notFound.title')}</Title>
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      </Stack>
    </Container>
  )
}
