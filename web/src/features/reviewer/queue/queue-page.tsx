import { Alert, Button, Container, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { useClaimNext } from '../claim-next.ts'
import { KeysButton, KeysDialog, useKeys } from '../keys.tsx'
import { Refusal } from '../refusal.tsx'
import { ReviewSearch } from '../search/review-search.tsx'
import { ForYou } from './for-you.tsx'
import { type QueueView, queryOf, viewOf } from './queue-filter.ts'
import { QueueFilters } from './queue-filters.tsx'
import { focusReview, QueueList } from './queue-list.tsx'
import { QueueTotals } from './queue-totals.tsx'
import { SkillsChoice } from './skills-choice.tsx'

export function QueuePage() {
  const { t } = useTranslation('reviewer')
  const [query, setQuery] = useSearchParams()
  const view = viewOf(query)
  const show = (chosen: QueueView) => setQuery(queryOf(chosen), { replace: true })
  const claimNext = useClaimNext()
  const [keysShown, keys] = useDisclosure(false)
  useKeys('queue', {
    next: () => focusReview(1),
    previous: () => focusReview(-1),
    claimNext: () => claimNext.mutate(),
    help: keys.open,
  })
  return (
    <Container size="xl" py="md">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <Stack gap="xs">
            <PageTitle>{t('queue.title')}</PageTitle>
            <QueueTotals view={view} onView={show} />
          </Stack>
          <Group gap="xs">
            <Button component={Link} to="/second-reviews" variant="subtle">
              {t('second.title')}
            </Button>
            <KeysButton onClick={keys.open} />
            <SkillsChoice />
            <Button size="md" loading={claimNext.isPending} onClick={() => claimNext.mutate()}>
              {t('queue.claimNext')}
            </Button>
          </Group>
        </Group>
        <ReviewSearch />
        {claimNext.isError ? <Refusal error={claimNext.error} /> : null}
        {claimNext.data === null ? <Alert role="status">{t('queue.nothingWaits')}</Alert> : null}
        <ForYou />
        <QueueFilters view={view} onView={show} />
        <QueueList view={view} />
      </Stack>
      <KeysDialog place="queue" opened={keysShown} onClose={keys.close} />
    </Container>
  )
}
