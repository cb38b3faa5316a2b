import { Button, Container, List, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './welcome.module.css'

// Lazy-loaded: it is large, and people who are signed in do not see it here.
const SlotDrawing = lazy(async () => ({
  default: (await import('#web/features/applicant/drawings/slot-drawing.tsx')).SlotDrawing,
}))

/** The page for a person who is not signed in. */
export function Welcome({ onSignIn }: { onSignIn: () => Promise<void> }) {
  const { t } = useTranslation()
  return (
    <Container size="lg" py={{ base: 'xl', sm: 64 }} className={classes.welcome}>
      <Stack gap="lg">
        <Title order={1} className={classes.title}>
          {t('welcome.title')}
        </Title>
        <Text size="lg">{t('welcome.lead')}</Text>
        <List spacing="sm">
          {t('welcome.facts', { returnObjects: true }).map(fact => (
            <List.Item key={fact}>{fact}</List.Item>
          ))}
        </List>
        <Button size="lg" w={{ base: '100%', xs: 'fit-content' }} onClick={() => void onSignIn()}>
          {t('signIn')}
        </Button>
      </Stack>
      <div className={classes.drawing}>
        <Suspense>
          <SlotDrawing certificateType="ID_CARD" slot="HOLDING" />
        </Suspense>
      </div>
    </Container>
  )
}
