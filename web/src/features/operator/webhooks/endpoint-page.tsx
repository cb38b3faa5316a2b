import { Container, Skeleton, Stack, Text } from '@mantine/core'
import type { WebhookEndpoint } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { DeliveryStatus } from '#domain/webhooks.ts'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import { webhookEndpointQuery } from '../queries/webhook-endpoints.ts'
import { Deliveries } from './deliveries.tsx'
import { EndpointDeletion } from './endpoint-deletion.tsx'
import { EndpointSettings } from './endpoint-settings.tsx'
import { Recovery } from './recovery.tsx'
import { SecretRotation } from './secret-rotation.tsx'
import { TestEvent } from './test-event.tsx'

/** The sections of an endpoint. A request to send shows its delivery in the list. */
function EndpointSections({ endpoint }: { endpoint: WebhookEndpoint }) {
  const [filter, setFilter] = useState<DeliveryStatus>()
  const [opened, setOpened] = useState<string | null>(null)
  const [requestedAt, setRequestedAt] = useState(0)
  const onRequested = () => setRequestedAt(Date.now())
  const onTested = (deliveryId: string) => {
    setFilter(undefined)
    setOpened(deliveryId)
    onRequested()
  }
  return (
    <>
      <EndpointSettings endpoint={endpoint} />
      <TestEvent endpoint={endpoint} requestedAt={requestedAt} onTested={onTested} />
      <Deliveries
        endpoint={endpoint}
        filter={filter}
        onFilter={setFilter}
        opened={opened}
        onOpened={setOpened}
        requestedAt={requestedAt}
        onRequested={onRequested}
      />
      <Recovery endpoint={endpoint} onRequested={onRequested} />
      <SecretRotation endpointId={endpoint.endpointId} />
      <EndpointDeletion endpointId={endpoint.endpointId} />
    </>
  )
}

export function EndpointPage() {
  const { t } = useTranslation('webhooks')
  const { endpointId = '' } = useParams()
  const endpoint = useQuery(webhookEndpointQuery(useApi(), endpointId))
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <SubpageHead back={{ to: '/webhooks', title: t('title') }} title={t('endpoint.title')}>
          <Text ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {endpoint.data?.url ?? endpointId}
          </Text>
        </SubpageHead>
        {endpoint.isPending ? <Skeleton h={180} /> : null}
        {endpoint.isError ? <Failure error={endpoint.error} onRetry={() => void endpoint.refetch()} /> : null}
        {endpoint.data === undefined ? null : <EndpointSections key={endpointId} endpoint={endpoint.data} />}
      </Stack>
    </Container>
  )
}
