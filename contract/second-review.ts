import * as z from 'zod'
import { decisionOutcomes } from '../domain/application.ts'
import { buildOnce } from '../domain/build-once.ts'
import { certificateTypeSchema, decisionReasonSchema, enteredSchema } from './application.ts'
import { reviewEvidenceSchema } from './evidence.ts'
import { accountIdSchema, applicationIdSchema, instantSchema, pageOf } from './fields.ts'
import { reviewFileSchema } from './review.ts'

/** The time of the sample, and a keyed hash. */
export const sampleIdPattern = /^\d{17}-[\w-]{22}$/

export const sampleIdSchema = buildOnce(() =>
  z
    .string()
    .regex(sampleIdPattern)
    .meta({ description: 'The id of a second review. It does not tell which application it is about.' }),
)

const caseFields = buildOnce(() => ({
  sampleId: sampleIdSchema(),
  attempt: z.int(),
  certificateType: certificateTypeSchema(),
  issuingRegion: z.string(),
}))

const itemSchema = buildOnce(() =>
  z
    .object({
      ...caseFields(),
      sampledAt: instantSchema().meta({ description: 'When the decision was chosen for a second review.' }),
      claimed: z.boolean().meta({ description: 'Whether the caller holds it.' }),
    })
    .meta({ id: 'SecondReviewItem' }),
)

export type SecondReviewItem = z.output<ReturnType<typeof itemSchema>>

export const secondReviewPageSchema = buildOnce(() => pageOf(itemSchema()).meta({ id: 'SecondReviewPage' }))

export const secondReviewSchema = buildOnce(() =>
  z
    .object({
      ...caseFields(),
      submittedAt: instantSchema(),
      claimExpiresAt: instantSchema().meta({ description: 'When the claim runs out, unless it is renewed.' }),
      entered: enteredSchema().meta({ description: 'An expiryDate of null: long-term.' }),
      files: z.array(reviewFileSchema()).meta({ description: 'The accepted files of the attempt.' }),
      evidence: reviewEvidenceSchema()
        .optional()
        .meta({ description: 'What machines read. Absent: no file was read.' }),
    })
    .meta({ id: 'SecondReview' }),
)

export type SecondReviewView = z.output<ReturnType<typeof secondReviewSchema>>

export const decideSecondReviewSchema = buildOnce(() =>
  z
    .strictObject({
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(decisionReasonSchema()).max(20).default([]),
    })
    .meta({ id: 'DecideSecondReview' }),
)

export type DecideSecondReview = z.output<ReturnType<typeof decideSecondReviewSchema>>

export const secondReceiptSchema = buildOnce(() =>
  z
    .object({
      sampleId: sampleIdSchema(),
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(decisionReasonSchema()),
      decidedAt: instantSchema(),
    })
    .meta({ id: 'SecondReviewReceipt' }),
)

export type SecondReceipt = z.output<ReturnType<typeof secondReceiptSchema>>

const opinionSchema = buildOnce(() =>
  z
    .object({
      reviewerId: accountIdSchema(),
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(decisionReasonSchema()),
      decidedAt: instantSchema(),
    })
    .meta({ id: 'Opinion' }),
)

const differenceSchema = buildOnce(() =>
  z
    .object({
      sampleId: sampleIdSchema(),
      applicationId: applicationIdSchema(),
      accountId: accountIdSchema(),
      attempt: z.int(),
      first: opinionSchema().meta({ description: 'The decision that counts.' }),
      second: opinionSchema().meta({ description: 'The opinion of the second reviewer.' }),
    })
    .meta({ id: 'Difference' }),
)

export type DifferenceView = z.output<ReturnType<typeof differenceSchema>>

export const differencePageSchema = buildOnce(() => pageOf(differenceSchema()).meta({ id: 'DifferencePage' }))
