import { lazy } from 'react'

/** The queue and the case are lazy-loaded separately. */
export const queue = {
  Component: lazy(async () => ({ default: (await import('./queue/queue-page.tsx')).QueuePage })),
}
export const review = {
  Component: lazy(async () => ({ default: (await import('./case/case-page.tsx')).CasePage })),
}
