import { createBrowserRouter, type RouteObject } from 'react-router'
import type { PersonRole } from '#domain/roles.ts'
import type { Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { Crashed, NotFound } from './failure-pages.tsx'
import { OpenLink } from './open-link.tsx'
import { Shell } from './shell.tsx'
import { SignedInOnly, SignInAgain, SigningIn } from './sign-in.tsx'

const only = (session: Session, role: PersonRole, children: RouteObject[]): RouteObject => ({
  element: <SignedInOnly session={session} role={role} />,
  children,
})

/** Pages are lazy-loaded. */
export const routerOf = (session: Session) =>
  createBrowserRouter([
    {
      element: <Shell session={session} />,
      errorElement: <Crashed />,
      HydrateFallback: Loading,
      children: [
        { path: '/signed-in', element: <SigningIn session={session} /> },
        { path: '/sign-in-again', element: <SignInAgain session={session} /> },
        { path: '/s', element: <OpenLink session={session} kind="APPLY" /> },
        { path: '/continue', element: <OpenLink session={session} kind="UPLOAD" /> },
        only(session, 'applicant', [
          {
            path: '/phone',
            lazy: async () => ({
              Component: (await import('#web/features/applicant/phone/phone-page.tsx')).PhonePage,
            }),
          },
          { path: '/', lazy: async () => (await import('#web/features/applicant/routes.tsx')).account },
          {
            path: '/authenticate',
            lazy: async () => (await import('#web/features/applicant/routes.tsx')).authenticate,
          },
          {
            path: '/applications/:applicationId',
            lazy: async () => (await import('#web/features/applicant/routes.tsx')).application,
          },
        ]),
        only(session, 'reviewer', [
          {
            path: '/second-reviews',
            lazy: async () => (await import('#web/features/reviewer/routes.tsx')).secondReviews,
          },
          {
            path: '/reviews/:applicationId/questions/:consultationId',
            lazy: async () => (await import('#web/features/reviewer/routes.tsx')).question,
          },
          {
            path: '/second-reviews/:sampleId',
            lazy: async () => (await import('#web/features/reviewer/routes.tsx')).secondReview,
          },
          {
            lazy: async () => (await import('#web/features/reviewer/routes.tsx')).desk,
            children: [
              {
                path: '/reviews',
                lazy: async () => (await import('#web/features/reviewer/routes.tsx')).queue,
              },
              {
                path: '/reviews/:applicationId',
                lazy: async () => (await import('#web/features/reviewer/routes.tsx')).review,
              },
            ],
          },
        ]),
        only(session, 'operator', [
          {
            path: '/operations',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).operations,
          },
          {
            path: '/overview',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).overview,
          },
          {
            path: '/overview/applications',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).countedApplications,
          },
          {
            path: '/operations/accounts/:accountId',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).account,
          },
          {
            path: '/operations/overrides/:applicationId',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).override,
          },
          {
            path: '/webhooks',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).webhooks,
          },
          {
            path: '/webhooks/new',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).newWebhookEndpoint,
          },
          {
            path: '/webhooks/event-types',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).eventTypes,
          },
          {
            path: '/webhooks/:endpointId',
            lazy: async () => (await import('#web/features/operator/routes.tsx')).webhookEndpoint,
          },
        ]),
        { path: '*', element: <NotFound /> },
      ],
    },
  ])
