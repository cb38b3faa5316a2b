import { lazy } from 'react'

export const operations = {
  Component: lazy(async () => ({ default: (await import('./operations-page.tsx')).OperationsPage })),
}
export const account = {
  Component: lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage })),
}
