import { Alert, Button } from '@mantine/core'
import type { WebhookDelivery, WebhookEndpoint } from '@realname/client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { deliveriesKey, deliveriesQuery, testWebhookEndpoint } from '../queries/webhook-deliveries.ts'
import { webhookEndpointsKey } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { ActionFailure, EnableFirst } from './confirm-dialog.tsx'
import { useOutcomeText } from './use-outcome-text.ts'

/** How far the test event has come. */
function TestResult({ delivery }: { delivery: WebhookDelivery | undefined }) {
  const { t } = useTranslation('webhooks')
  const outcomeText = useOutcomeText()
  const last = delivery?.attempts.at(-1)
  if (delivery === undefined || last === undefined) return <Alert role="status">{t('test.underWay')}</Alert>
  const outcome = outcomeText(last)
  return delivery.status === 'SUCCEEDED' ? (
    <Alert color="green" role="status">
      {t('test.arrived', { outcome })}
    </Alert>
  ) : (
    <Alert color="orange" role="status">
      {t('test.failed', { outcome })}
    </Alert>
  )
}

interface Props {
  readonly endpoint: WebhookEndpoint
  readonly requestedAt: number
  readonly onTested: (deliveryId: string) => void
}

/** Sends a test event and shows its result. */
export function TestEvent({ endpoint: { endpointId, status }, requestedAt, onTested }: Props) {
  const { t } = useTranslation('webhooks')
  const api = useApi()
  const queries = useQueryClient()
  const test = useMutation({
    mutationFn: () => testWebhookEndpoint(api, endpointId),
    onSuccess: ({ deliveryId }) => onTested(deliveryId),
    // A refusal shows that the endpoint was disabled.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: deliveriesKey(endpointId) }),
        queries.invalidateQueries({ queryKey: webhookEndpointsKey }),
      ]),
  })
  const deliveries = useInfiniteQuery(deliveriesQuery(api, endpointId, undefined, requestedAt))
  const sent = deliveries.data?.pages
    .flatMap(page => page.items)
    .find(({ deliveryId }) => deliveryId === test.data?.deliveryId)
  return (
    <Section title={t('test.title')} lead={t('test.lead')}>
      <Button
        variant="default"
        w="fit-content"
        disabled={status === 'DISABLED'}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        {t('test.send')}
      </Button>
      <EnableFirst status={status} />
      {test.isSuccess ? <TestResult delivery={sent} /> : null}
      <ActionFailure error={test.error} />
    </Section>
  )
}
