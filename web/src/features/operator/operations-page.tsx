import { Container, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../../shared/page-title.ts'
import { CalendarYear } from './calendar/calendar-year.tsx'
import { FindAccount } from './find-account.tsx'
import { Parked } from './parked.tsx'

export function OperationsPage() {
  const { t } = useTranslation('operator')
  usePageTitle(t('title'))
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <Title order={1}>{t('title')}</Title>
        <FindAccount />
        <CalendarYear />
        <Parked />
      </Stack>
    </Container>
  )
}
