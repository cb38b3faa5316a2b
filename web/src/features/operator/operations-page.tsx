import { Container, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { CalendarYear } from './calendar/calendar-year.tsx'
import { FindAccount } from './find-account.tsx'
import { Proposals } from './override/proposals.tsx'
import { Parked } from './parked/parked.tsx'

export function OperationsPage() {
  const { t } = useTranslation('operator')
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <PageTitle>{t('title')}</PageTitle>
        <FindAccount />
        <CalendarYear />
        <Proposals />
        <Parked />
      </Stack>
    </Container>
  )
}
