import { Alert, Button, Container, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { reviewStates } from '#domain/lease.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { useClaimNext } from '../claim-next.ts'
import { KeysButton, KeysDialog, useKeys } from '../keys.tsx'
import { Refusal } from '../refusal.tsx'
import { QueueCounters } from './queue-counters.tsx'
import { noFilter, QueueFilters } from './queue-filters.tsx'
import { focusReview, QueueList } from './queue-list.tsx'

export function QueuePage() {
  const { t } = useTranslation('reviewer')
  const [query, setQuery] = useSearchParams()
  const state = reviewStates.find(each => each === query.get('state')) ?? 'unclaimed'
  const [filter, setFilter] = useState(noFilter)
  const claimNext = useClaimNext()
  const [keysShown, keys] = useDisclosure(false)
  useKeys('queue', {
    next: () => focusReview(1),
    previous: () => focusReview(-1),
    claimNext: () => claimNext.mutate(),
    help: keys.open,
  })
  return (
    <Container size="xl" py="xl">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start">
          <Stack gap="xs">
            <PageTitle>{t('queue.title')}</PageTitle>
            <QueueCounters />
          </Stack>
          <Group gap="xs">
            <KeysButton onClick={keys.open} />
            <Button size="md" loading={claimNext.isPending} onClick={() => claimNext.mutate()}>
              {t('queue.claimNext')}
            </Button>
          </Group>
        </Group>
        {claimNext.isError ? <Refusal error={claimNext.error} /> : null}
        {claimNext.data === null ? <Alert role="status">{t('queue.nothingWaits')}</Alert> : null}
        <QueueFilters
          state={state}
          onState={chosen => setQuery({ state: chosen }, { replace: true })}
          filter={filter}
          onFilter={setFilter}
        />
        <QueueList state={state} filter={filter} />
      </Stack>
      <KeysDialog place="queue" opened={keysShown} onClose={keys.close} />
    </Container>
  )
}
