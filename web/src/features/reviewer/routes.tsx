import { lazy } from 'react'

/** The queue and the case are loaded apart: whoever opens one may never open the other. */
export const queue = {
  Component: lazy(async () => ({ default: (await import('./queue/queue-page.tsx')).QueuePage })),
}
export const review = {
  Component: lazy(async () => ({ default: (await import('./case/case-page.tsx')).CasePage })),
}
