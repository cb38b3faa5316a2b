import * as z from 'zod'
import { authenticationStatuses } from '../domain/account.ts'
import { buildOnce } from '../domain/build-once.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import type { SearchKind } from '../domain/search.ts'
import { certificateTypeSchema } from './application.ts'
import { accountIdSchema, applicationIdSchema, boundedText, instantSchema, regionSchema } from './fields.ts'
import { reviewSummarySchema } from './review.ts'

const kindOf = <K extends SearchKind>(kind: K) =>
  z.literal(kind).meta({ description: 'What is searched by.' })

/** In a body, because nothing personal may stand in a URL. */
export const searchSchema = buildOnce(() =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: kindOf('ID'),
        value: accountIdSchema().meta({ description: 'The id of an application or of an account.' }),
      }),
      z.strictObject({
        kind: kindOf('EMAIL'),
        value: z.email().max(254).meta({ description: 'The whole address, in any case.' }),
      }),
      z.strictObject({
        kind: kindOf('CERTIFICATE_NUMBER'),
        value: boundedText(64).meta({ description: 'As it is printed.' }),
        issuingRegion: regionSchema(),
        certificateType: certificateTypeSchema().optional().meta({ description: 'Absent: of any type.' }),
      }),
    ])
    .meta({ id: 'Search' }),
)

export type Search = z.output<ReturnType<typeof searchSchema>>

export const foundReviewsSchema = buildOnce(() =>
  z
    .object({
      items: z
        .array(reviewSummarySchema())
        .meta({ description: 'Submitted applications, open reviews first. Your own are left out.' }),
    })
    .meta({ id: 'FoundReviews' }),
)

export type FoundReviewsView = z.output<ReturnType<typeof foundReviewsSchema>>

const foundApplicationSchema = buildOnce(() =>
  z.object({
    applicationId: applicationIdSchema(),
    accountId: accountIdSchema(),
    status: z.enum(applicationStatuses),
    certificateType: certificateTypeSchema(),
    issuingRegion: z.string(),
    createdAt: instantSchema(),
  }),
)

export const foundAccountsSchema = buildOnce(() =>
  z
    .object({
      accounts: z
        .array(
          z.object({ accountId: accountIdSchema(), authenticationStatus: z.enum(authenticationStatuses) }),
        )
        .meta({ description: 'The accounts that were found, or whose applications were found.' }),
      applications: z.array(foundApplicationSchema()).meta({
        description: 'By id or number: what was found. By account or e-mail: those of the accounts.',
      }),
    })
    .meta({ id: 'FoundAccounts' }),
)

export type FoundAccountsView = z.output<ReturnType<typeof foundAccountsSchema>>
