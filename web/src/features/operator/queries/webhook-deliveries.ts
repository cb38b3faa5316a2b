import type { WebhookDelivery, WebhookDeliveryReceipt, WebhookRecovery } from '@realname/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { DeliveryStatus } from '#domain/webhooks.ts'
import type { Api } from '#web/shared/api.ts'
import { deliveriesInterval } from './deliveries-interval.ts'

export const deliveriesKey = (endpointId: string) => ['webhook-deliveries', endpointId]

/** Newest event first. `requestedAt`: when this page last requested a delivery. */
export const deliveriesQuery = (
  api: Api,
  endpointId: string,
  status: DeliveryStatus | undefined,
  requestedAt: number,
) =>
  infiniteQueryOptions({
    queryKey: [...deliveriesKey(endpointId), status ?? 'ALL'],
    queryFn: ({ pageParam: cursor }) =>
      api.webhookEndpoints
        .listDeliveries(endpointId, { limit: defaultPageSize, ...(status === undefined ? {} : { status }) })
        .page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: ({ state: { data } }) =>
      deliveriesInterval(data?.pages.flatMap(page => page.items) ?? [], requestedAt, Date.now()),
  })

export const testWebhookEndpoint = (api: Api, endpointId: string): Promise<WebhookDeliveryReceipt> =>
  api.webhookEndpoints.test(endpointId)

export const redeliver = (
  api: Api,
  { endpointId, deliveryId }: Pick<WebhookDelivery, 'deliveryId'> & { readonly endpointId: string },
): Promise<WebhookDeliveryReceipt> => api.webhookEndpoints.redeliver(endpointId, deliveryId)

export const recoverWebhookEndpoint = (
  api: Api,
  endpointId: string,
  since: string,
): Promise<WebhookRecovery> => api.webhookEndpoints.recover(endpointId, { since })
