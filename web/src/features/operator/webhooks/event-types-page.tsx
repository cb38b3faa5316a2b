import { Accordion, Code, Container, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { EventTypes } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import { eventTypesQuery } from '../queries/event-types.ts'
import { CopyText } from './copy-text.tsx'
import classes from './webhooks.module.css'

type EventType = EventTypes['items'][number]

/** One event type with the body of a delivery. A type that these pages do not know has the service's description. */
function EventTypeItem({ eventType: { eventType, description, sample } }: { eventType: EventType }) {
  const { t } = useTranslation('webhooks')
  const meanings: Readonly<Record<string, string>> = t('eventTypes', { returnObjects: true })
  const text = JSON.stringify(sample, null, 2)
  const label = t('sampleOf', { eventType })
  return (
    <Accordion.Item value={eventType}>
      <Accordion.Control>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {eventType}
        </Text>
        <Text size="sm" c="dimmed">
          {meanings[eventType] ?? description}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          <Code block className={classes.sample} aria-label={label}>
            {text}
          </Code>
          <Group gap="sm">
            <CopyText text={text} label={label} />
          </Group>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

/** The catalogue of the event types that endpoints can ask for. */
export function EventTypesPage() {
  const { t } = useTranslation('webhooks')
  const eventTypes = useQuery(eventTypesQuery(useApi()))
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <SubpageHead back={{ to: '/webhooks', title: t('title') }} title={t('catalogue')}>
          <Text c="dimmed">{t('catalogueLead')}</Text>
        </SubpageHead>
        {eventTypes.isPending ? <Skeleton h={320} /> : null}
        {eventTypes.isError ? (
          <Failure error={eventTypes.error} onRetry={() => void eventTypes.refetch()} />
        ) : null}
        {eventTypes.data === undefined ? null : (
          <Accordion variant="separated" order={2}>
            {eventTypes.data.map(eventType => (
              <EventTypeItem key={eventType.eventType} eventType={eventType} />
            ))}
          </Accordion>
        )}
      </Stack>
    </Container>
  )
}
