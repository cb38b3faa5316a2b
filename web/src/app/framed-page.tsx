import { Alert, Button, Container, MantineProvider, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { cssVariables, theme } from './theme.ts'

/**
 * Shown within a frame of another page, where nobody can tell whose page it is. The headers of the pages forbid frames;
 * this is for servers that do not send them.
 */
export function FramedPage() {
  const { t } = useTranslation()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Container size="sm" py="xl" component="main">
        <Alert color="orange" title={t('framed.title')} role="alert">
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('framed.text')}</Text>
            <Button component="a" href={window.location.href} target="_blank" rel="noopener" size="sm">
              {t('framed.open')}
            </Button>
          </Stack>
        </Alert>
      </Container>
    </MantineProvider>
  )
}
