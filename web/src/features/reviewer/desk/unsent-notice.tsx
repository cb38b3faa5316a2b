import { Alert, Anchor, Button, Container, Group, Stack, Text } from '@mantine/core'
import type { Review } from '@realname/client'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { type Entries, entryOf } from './outbox-state.ts'
import { unsentOf } from './unsent.ts'

/** A page that is being closed may still be sending. */
const settledAfter = 8_000

/** Whether neither a decision nor a proposal is recorded. */
const isUndecided = ({ status, recordedDecision, awaitingConfirmation }: Review): boolean =>
  status === 'IN_REVIEW' && recordedDecision === undefined && !awaitingConfirmation

/** Names cases whose decision an earlier page could not send: nothing is lost silently. */
export function UnsentNotice({ entries }: { entries: Entries }) {
  const { t } = useTranslation('reviewer')
  const api = useApi()
  const { person } = useSignedIn()
  const [lost, setLost] = useState<readonly string[]>([])
  useEffect(() => {
    const unsent = unsentOf(person.accountId)
    const opened = Date.now()
    let isCurrent = true
    const look = async () => {
      const suspects = unsent.before(opened)
      if (suspects.length === 0) return
      // If the list or a case can't be read, the next page looks again.
      const { items } = await api.reviews.list({ state: 'mine', limit: 100 }).page()
      const open: string[] = []
      for (const id of suspects) {
        // A decision ends the lease. Without the lease, reading a case shows and records nothing personal.
        const isHeld = items.some(({ applicationId }) => applicationId === id)
        if (isHeld || isUndecided(await api.reviews.get(id))) open.push(id)
        else unsent.remove(id)
      }
      if (isCurrent) setLost(open)
    }
    const timer = setTimeout(() => void look().catch(() => undefined), settledAfter)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, person.accountId])
  const told = lost.filter(applicationId => entryOf(entries, applicationId) === undefined)
  if (told.length === 0) return null
  const dismiss = () => {
    for (const applicationId of told) unsentOf(person.accountId).remove(applicationId)
    setLost([])
  }
  return (
    <Container size="xl" pt="md">
      <Alert color="red" title={t('outbox.lost')} role="alert">
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t('outbox.lostText')}</Text>
          <Group gap="md">
            {told.map(applicationId => (
              <Anchor key={applicationId} component={Link} to={`/reviews/${applicationId}`} size="sm">
                {t('outbox.openCase', { id: applicationId.slice(0, 8) })}
              </Anchor>
            ))}
            <Button size="compact-sm" variant="default" onClick={dismiss}>
              {t('outbox.dismiss')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    </Container>
  )
}
