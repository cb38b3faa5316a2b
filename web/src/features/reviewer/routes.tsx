import { lazy } from 'react'

/** The desk, the queue and the case are lazy-loaded separately. */
export const desk = {
  Component: lazy(async () => ({ default: (await import('./desk/desk.tsx')).ReviewerDesk })),
}
export const queue = {
  Component: lazy(async () => ({ default: (await import('./queue/queue-page.tsx')).QueuePage })),
}
export const review = {
  Component: lazy(async () => ({ default: (await import('./case/case-page.tsx')).CasePage })),
}
export const question = {
  Component: lazy(async () => ({ default: (await import('./case/question-page.tsx')).QuestionPage })),
}
export const secondReviews = {
  Component: lazy(async () => ({ default: (await import('./second/second-list-page.tsx')).SecondListPage })),
}
export const secondReview = {
  Component: lazy(async () => ({ default: (await import('./second/second-case-page.tsx')).SecondCasePage })),
}
