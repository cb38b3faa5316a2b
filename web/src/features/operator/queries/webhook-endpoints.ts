import type { CreatedWebhookEndpoint, RotatedWebhookSecret, Schemas, WebhookEndpoint } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export const webhookEndpointsKey = ['webhook-endpoints']

export const webhookEndpointsQuery = (api: Api) =>
  queryOptions({
    queryKey: [...webhookEndpointsKey, 'all'],
    queryFn: async () => (await api.webhookEndpoints.list()).items,
  })

/** The service disables an endpoint by itself, so the endpoint is read again every few seconds. */
export const webhookEndpointQuery = (api: Api, endpointId: string) =>
  queryOptions({
    queryKey: [...webhookEndpointsKey, endpointId],
    queryFn: () => api.webhookEndpoints.get(endpointId),
    refetchInterval: 10_000,
  })

export type NewEndpoint = Schemas['CreateWebhookEndpoint']
type ChangedEndpoint = Schemas['PutWebhookEndpoint']

export const createWebhookEndpoint = (api: Api, body: NewEndpoint): Promise<CreatedWebhookEndpoint> =>
  api.webhookEndpoints.create(body)

export const putWebhookEndpoint = (
  api: Api,
  endpointId: string,
  body: ChangedEndpoint,
): Promise<WebhookEndpoint> => api.webhookEndpoints.put(endpointId, body)

/** The settable part of an endpoint. */
export const settingsOf = ({ url, eventTypes, description }: WebhookEndpoint): NewEndpoint => ({
  url,
  eventTypes: eventTypes as NewEndpoint['eventTypes'],
  ...(description === undefined ? {} : { description }),
})

export const deleteWebhookEndpoint = (api: Api, endpointId: string): Promise<undefined> =>
  api.webhookEndpoints.delete(endpointId)

export const rotateWebhookSecret = (api: Api, endpointId: string): Promise<RotatedWebhookSecret> =>
  api.webhookEndpoints.rotateSecret(endpointId)
