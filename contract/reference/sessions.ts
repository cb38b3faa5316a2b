import { handoffMinutes, sessionRecordDays, sessionTokenMinutes } from '../../domain/policy.ts'
import type { sessionOperations } from '../operations/session.ts'
import type { Chapter } from './operation-reference.ts'
import * as requests from './request-examples.ts'

export const sessionReference: Chapter<typeof sessionOperations> = {
  tag: {
    name: 'Sessions',
    description:
      'Your backend creates a session for one of its users and sends the user to the link. The user needs no account at an identity provider.',
  },
  operations: {
    createSession: {
      description: `Your backend calls this when one of its users has to prove their identity. The first session with your id of the user creates the account; later sessions use it again. Send the user to \`url\`, in the browser or by mail. Anyone who has the link can act for the user until the session ends.

A later session of the same account sets the region and the partner status again, and continues the application that is open. Links are not stored: a repetition with the same \`Idempotency-Key\` returns the same session with another link, and both links work.`,
      rates: ['sessions'],
      request: requests.createSession,
      answers: { created: 'The link for the user' },
    },
    getSession: {
      description: `Your backend reads how far the user has come. Webhooks tell it about each step, so that it need not poll. A session can be read for ${sessionRecordDays} days after it has expired.`,
      answers: { submitted: 'The user has submitted an application' },
    },
    cancelSession: {
      description:
        'Your backend cancels a session that is no longer needed. Its link and all its tokens end at once, also those of phones. A submitted application stays in review, and the account is not changed. Cancelling a cancelled session changes nothing.',
      answers: { cancelled: 'Cancelled before the user started an application' },
    },
    openSession: {
      description: `The page behind a link calls this with the part of the address after \`#\`. The access token is used like that of an applicant who signed in, for ${sessionTokenMinutes} minutes. The token of a link can be exchanged again until the session ends. The token of a hand-off can be exchanged once.

This route takes no \`Idempotency-Key\`, because callers without a token are not told apart.`,
      rates: ['openings'],
      request: requests.openSession,
      answers: { link: 'Opened by the link', handoff: 'Opened by a hand-off, on the phone' },
    },
    createHandoff: {
      description: `The applicant’s page on a computer calls this to continue on a phone. Show \`url\` as a QR code. It can be opened once, within ${handoffMinutes} minutes. The phone can read the application and upload files for it, and nothing else.`,
      rates: ['handoffs'],
      answers: { created: 'The link to show as a QR code' },
    },
  },
}
