import * as z from 'zod'
import { authenticationStatuses } from '../domain/account.ts'
import { buildOnce } from '../domain/build-once.ts'
import {
  handoffMinutes,
  longestMetadataValue,
  maximumMetadataEntries,
  sessionTokenMinutes,
} from '../domain/policy.ts'
import { sessionLocales, sessionStatuses } from '../domain/session.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  describeValues,
  instantSchema,
  lineOfText,
  regionSchema,
} from './fields.ts'

export const sessionIdSchema = buildOnce(() => z.uuid().meta({ description: 'Identifies one session.' }))

const metadataSchema = buildOnce(() =>
  z
    .record(z.string().regex(/^[A-Za-z0-9][\w.:-]{0,63}$/), lineOfText(longestMetadataValue))
    .refine(entries => Object.keys(entries).length <= maximumMetadataEntries, {
      params: { code: 'TOO_BIG' },
      message: `At most ${maximumMetadataEntries} entries.`,
    })
    .meta({
      description: `Notes of your own, returned with the session: at most ${maximumMetadataEntries}. Not for personal data.`,
      maxProperties: maximumMetadataEntries,
    }),
)

const localeSchema = buildOnce(() =>
  z.enum(sessionLocales).meta({ description: 'The language of the page. Default: the browser’s.' }),
)

const returnUrlSchema = buildOnce(() =>
  z.string().max(2048).meta({
    format: 'uri',
    description:
      'The address to which the page returns the user, with `?sessionId=` and never with a result. HTTPS, at an origin of the stage’s setting `returnOrigins`.',
  }),
)

export const createSessionSchema = buildOnce(() =>
  z
    .strictObject({
      accountId: accountIdSchema().meta({
        description:
          'Your own id of the user: 1 to 128 visible ASCII characters but `#` and `/`. The same id is the same account.',
      }),
      registrationRegion: regionSchema().meta({
        description:
          'The region in which the user is registered with you. The certificate must be issued there.',
      }),
      partnerProgram: z.boolean().optional().meta({
        description:
          'Whether the account is in a partner program. If it is absent, the stored value stays; the default of a new account is `false`.',
      }),
      email: z
        .email()
        .max(254)
        .optional()
        .meta({ description: 'The user’s address for mail about the review. It is stored encrypted.' }),
      locale: localeSchema().optional(),
      returnUrl: returnUrlSchema().optional(),
      metadata: metadataSchema().optional(),
    })
    .meta({
      id: 'CreateSession',
    }),
)

export type CreateSession = z.output<ReturnType<typeof createSessionSchema>>

export const createdSessionSchema = buildOnce(() =>
  z
    .object({
      sessionId: sessionIdSchema(),
      accountId: accountIdSchema(),
      url: z.string().meta({
        description:
          'The link for the user. Anyone who has it can act for the user until the session ends, so don’t log it and don’t send it to anyone else. No other answer shows it.',
      }),
      status: z.literal('OPEN'),
      expiresAt: instantSchema(),
    })
    .meta({
      id: 'CreatedSession',
    }),
)

export type CreatedSessionView = z.output<ReturnType<typeof createdSessionSchema>>

export const sessionSchema = buildOnce(() =>
  z
    .object({
      sessionId: sessionIdSchema(),
      accountId: accountIdSchema(),
      status: z.enum(sessionStatuses).meta({
        description: describeValues([
          ['OPEN', 'the user has something to do, and the link works'],
          ['SUBMITTED', 'an application is in review'],
          [
            'COMPLETED',
            'the application was approved or rejected; `authenticationStatus` says which, but not of a renewal',
          ],
          ['EXPIRED', 'the link has expired, and nothing is in review'],
          ['CANCELLED', 'your backend cancelled the session'],
        ]),
      }),
      applicationId: applicationIdSchema().optional().meta({
        description:
          'The account’s open application; otherwise its last one, if that ended after the creation of the session; otherwise the approved one.',
      }),
      authenticationStatus: z.enum(authenticationStatuses),
      metadata: z.record(z.string(), z.string()),
      createdAt: instantSchema(),
      expiresAt: instantSchema(),
    })
    .meta({
      id: 'Session',
    }),
)

export type SessionView = z.output<ReturnType<typeof sessionSchema>>

export const openSessionSchema = buildOnce(() =>
  z
    .strictObject({
      token: z.string().min(1).max(512).meta({
        description:
          'The part behind `#` in the address of a session (`/s#…`) or of a hand-off (`/continue#…`).',
      }),
    })
    .meta({
      id: 'OpenSession',
    }),
)

export const openedSessionSchema = buildOnce(() =>
  z
    .object({
      accessToken: z.string().meta({
        description: `A bearer token of at most ${sessionTokenMinutes} minutes. Opening the link again returns a new one.`,
      }),
      expiresAt: instantSchema(),
      sessionId: sessionIdSchema(),
      returnUrl: z.string().optional(),
      locale: localeSchema().optional(),
      applicationId: applicationIdSchema().optional().meta({
        description: 'After a hand-off: the application that the phone may read and upload files for.',
      }),
    })
    .meta({
      id: 'OpenedSession',
    }),
)

export type OpenedSessionView = z.output<ReturnType<typeof openedSessionSchema>>

export const handoffSchema = buildOnce(() =>
  z
    .object({
      url: z.string().meta({
        description: `A link that can be opened once within ${handoffMinutes} minutes. Show it as a QR code.`,
      }),
      expiresAt: instantSchema(),
    })
    .meta({
      id: 'Handoff',
    }),
)

export type HandoffView = z.output<ReturnType<typeof handoffSchema>>
