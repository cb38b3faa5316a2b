import { handoffMinutes, sessionRecordDays, sessionTokenMinutes } from '../../domain/policy.ts'
import type { sessionOperations } from '../operations/session.ts'
import { problemOf } from '../problem.ts'
import type { Chapter } from './operation-reference.ts'
import { story, times } from './story.ts'

const { accountId, sessionId, applicationId } = story
const returnUrl = 'https://shop.example.com/verified'
const metadata = { orderId: '4711' }

// The prefix and the id of the session, and 43 characters for the random bytes.
const link = 'rns_C1-KNl0MT26aU31tP48tEUWnPv1bWqsB3cE2hH0tYk8uGd4mZq9rVx7oLs5jNw6aI'
const accessToken = 'rna_C1-KNl0MT26aU31tP48tEQx2Lh8vN4kTy6bRw0cMs9dFj3gPz7uHq5iVe1oXa2nKt'
const handoff = 'rnh_C1-KNl0MT26aU31tP48tEZr8bYw3cVk5dXs7eTm9fGq1hLp0jNu2iOa4vRz6yHt'

const session = {
  sessionId,
  accountId,
  status: 'SUBMITTED',
  applicationId,
  authenticationStatus: 'IN_REVIEW',
  metadata,
  createdAt: times.sessionCreated,
  expiresAt: '2026-11-24T09:20:04.118Z',
} as const

const noSession = problemOf('NOT_FOUND', 'There is no such resource.')

export const sessionReference: Chapter<typeof sessionOperations> = {
  tag: {
    name: 'Sessions',
    description:
      'Your backend creates a session for one of its users and sends the user to the link. The user needs no account at an identity provider.',
  },
  operations: {
    createSession: {
      description: `Your backend calls this when one of its users has to prove their identity. The account with your id of the user is created by the first session and is the same in every later one. Send the user to \`url\`, in the browser or by mail. Anyone who has the link can act for the user until the session ends.

A later session of the same account sets the region again, and continues the application that is open. A repetition with the same key returns the same session with another link, because links are not stored.`,
      rates: ['sessions'],
      request: {
        typical: {
          summary: 'A user of a shop, who returns to the shop afterwards',
          value: {
            accountId,
            registrationRegion: 'CN',
            email: 'li@example.com',
            locale: 'zh',
            returnUrl,
            metadata,
          },
        },
        minimal: { summary: 'Required fields only', value: { accountId, registrationRegion: 'CN' } },
      },
      answer: {
        created: {
          summary: 'The link for the user',
          value: {
            sessionId,
            accountId,
            url: `https://id.example.com/s#${link}`,
            status: 'OPEN',
            expiresAt: session.expiresAt,
          },
        },
      },
      problem: problemOf('INVALID_FIELD', 'Some fields are not as they should be.', [
        {
          pointer: '/registrationRegion',
          code: 'UNKNOWN_REGION',
          message: 'No such ISO 3166-1 alpha-2 region.',
        },
      ]),
    },
    getSession: {
      description: `Your backend reads how far the user has come. Don’t poll: webhooks tell you about each step. The session can be read for ${sessionRecordDays} days after it has expired.`,
      answer: { submitted: { summary: 'The user has submitted an application', value: session } },
      problem: noSession,
    },
    cancelSession: {
      description:
        'Your backend cancels a session that is no longer needed. Its link and all its tokens end at once, also those of phones. A submitted application stays in review, and the account is not changed. A repetition changes nothing.',
      answer: {
        cancelled: {
          summary: 'Cancelled before the user has started an application',
          value: {
            sessionId,
            accountId,
            status: 'CANCELLED',
            authenticationStatus: 'UNAUTHENTICATED',
            metadata,
            createdAt: session.createdAt,
            expiresAt: session.expiresAt,
          },
        },
      },
      problem: noSession,
    },
    openSession: {
      description: `The page behind a link calls this with the part after \`#\`. The access token is used like that of a signed-in applicant, for ${sessionTokenMinutes} minutes. The token of a link can be exchanged again until the session ends. The token of a hand-off can be exchanged once.

This route takes no \`Idempotency-Key\`, because its callers are not yet known.`,
      rates: ['openings'],
      request: {
        link: { summary: 'The token of a session’s link', value: { token: link } },
        handoff: { summary: 'The token of a hand-off, on the phone', value: { token: handoff } },
      },
      answer: {
        link: {
          summary: 'Opened by the link',
          value: { accessToken, expiresAt: '2026-11-23T09:36:37.502Z', sessionId, returnUrl, locale: 'zh' },
        },
        handoff: {
          summary: 'Opened by a hand-off',
          value: {
            accessToken: 'rna_C1-KNl0MT26aU31tP48tEBf6dHs1jKn4lQw7eRz0tYx3uVc8iOm5pAg2bJy9kXq6',
            expiresAt: '2026-11-23T09:38:30.077Z',
            sessionId,
            applicationId,
          },
        },
      },
      problem: problemOf('SESSION_ENDED', 'This session has ended.'),
    },
    createHandoff: {
      description: `The applicant’s page on a computer calls this to continue on the phone. Show \`url\` as a QR code. It can be opened once, within ${handoffMinutes} minutes. The phone can read the application and upload files for it, and nothing else.`,
      rates: ['handoffs'],
      answer: {
        created: {
          summary: 'The link to show as a QR code',
          value: {
            url: `https://id.example.com/continue#${handoff}`,
            expiresAt: '2026-11-23T09:33:01.290Z',
          },
        },
      },
      problem: problemOf('SESSION_ENDED', 'This session has ended.'),
    },
  },
}
