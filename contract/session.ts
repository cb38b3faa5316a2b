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

const sampleId = '0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11'
const sampleApplicationId = '5a1c2f0e-6f1f-4b7b-8d59-2f6a3f0f7c10'
const sampleMetadata = { orderId: '4711' }

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
      examples: [
        {
          accountId: 'customer-42',
          registrationRegion: 'CN',
          email: 'li@example.com',
          locale: 'zh',
          returnUrl: 'https://shop.example.com/verified',
          metadata: sampleMetadata,
        },
      ],
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
      examples: [
        {
          sessionId: sampleId,
          accountId: 'customer-42',
          url: 'https://id.example.com/s#rns_C1-KNl0MT26aU31tP48tEUWnPv1bWqsB3cE2hH0tYk8uGd4mZq9rVx7oLs5jNw6aI',
          status: 'OPEN',
          expiresAt: '2026-11-29T09:00:00.000Z',
        },
      ],
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
          ['COMPLETED', 'the application was approved or rejected; `authenticationStatus` says which'],
          ['EXPIRED', 'the link has expired, and nothing is in review'],
          ['CANCELLED', 'your backend cancelled the session'],
        ]),
      }),
      applicationId: applicationIdSchema()
        .optional()
        .meta({ description: 'The account’s current application, or its last one if that ended since.' }),
      authenticationStatus: z.enum(authenticationStatuses),
      metadata: z.record(z.string(), z.string()),
      createdAt: instantSchema(),
      expiresAt: instantSchema(),
    })
    .meta({
      id: 'Session',
      examples: [
        {
          sessionId: sampleId,
          accountId: 'customer-42',
          status: 'SUBMITTED',
          applicationId: sampleApplicationId,
          authenticationStatus: 'IN_REVIEW',
          metadata: sampleMetadata,
          createdAt: '2026-11-28T09:00:00.000Z',
          expiresAt: '2026-11-29T09:00:00.000Z',
        },
      ],
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
      examples: [{ token: 'rns_C1-KNl0MT26aU31tP48tEUWnPv1bWqsB3cE2hH0tYk8uGd4mZq9rVx7oLs5jNw6aI' }],
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
      examples: [
        {
          accessToken: 'rna_C1-KNl0MT26aU31tP48tEQx2Lh8vN4kTy6bRw0cMs9dFj3gPz7uHq5iVe1oXa2nKt',
          expiresAt: '2026-11-28T09:15:00.000Z',
          sessionId: sampleId,
          returnUrl: 'https://shop.example.com/verified',
          locale: 'zh',
        },
      ],
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
      examples: [
        {
          url: 'https://id.example.com/continue#rnh_C1-KNl0MT26aU31tP48tEZr8bYw3cVk5dXs7eTm9fGq1hLp0jNu2iOa4vRz6yHt',
          expiresAt: '2026-11-28T09:10:00.000Z',
        },
      ],
    }),
)

export type HandoffView = z.output<ReturnType<typeof handoffSchema>>
