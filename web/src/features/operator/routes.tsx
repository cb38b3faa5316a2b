import { lazy } from 'react'

export const operations = {
  Component: lazy(async () => ({ default: (await import('./operations-page.tsx')).OperationsPage })),
}
export const overview = {
  Component: lazy(async () => ({ default: (await import('./overview/overview-page.tsx')).OverviewPage })),
}
export const countedApplications = {
  Component: lazy(async () => ({ default: (await import('./overview/counted-page.tsx')).CountedPage })),
}
export const account = {
  Component: lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage })),
}
export const override = {
  Component: lazy(async () => ({ default: (await import('./override/override-page.tsx')).OverridePage })),
}
export const webhooks = {
  Component: lazy(async () => ({ default: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage })),
}
export const newWebhookEndpoint = {
  Component: lazy(async () => ({
    default: (await import('./webhooks/new-endpoint-page.tsx')).NewEndpointPage,
  })),
}
export const eventTypes = {
  Component: lazy(async () => ({
    default: (await import('./webhooks/event-types-page.tsx')).EventTypesPage,
  })),
}
export const webhookEndpoint = {
  Component: lazy(async () => ({ default: (await import('./webhooks/endpoint-page.tsx')).EndpointPage })),
}
