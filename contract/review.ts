import * as z from 'zod'
import { decisionOutcomes } from '../domain/application.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import {
  certificateTypeSchema,
  decisionReasonSchema,
  decisionSchema,
  documentSchema,
  timelineEntrySchema,
} from './application.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  instantSchema,
  linesOfText,
  pageOf,
  pageQuerySchema,
} from './fields.ts'

export const reviewQuerySchema = pageQuerySchema.extend({
  state: z.enum(['unclaimed', 'mine', 'all']).default('all'),
})

const reviewSummarySchema = z
  .object({
    applicationId: applicationIdSchema,
    status: z.enum(applicationStatuses),
    attempt: z.int(),
    certificateType: certificateTypeSchema,
    issuingRegion: z.string(),
    submittedAt: instantSchema,
    dueAt: instantSchema,
    dueProvisional: z.boolean(),
    overdue: z.boolean(),
    lease: z
      .object({ reviewerId: accountIdSchema, expiresAt: instantSchema, mine: z.boolean() })
      .optional()
      .meta({ description: 'Absent when nobody holds the review, or the lease has run out.' }),
  })
  .meta({ id: 'ReviewSummary' })

export const reviewSchema = reviewSummarySchema
  .extend({
    documents: z.array(documentSchema),
    recordedDecision: z
      .object({
        outcome: z.enum(decisionOutcomes),
        reasons: z.array(decisionReasonSchema),
        reviewerId: accountIdSchema,
        decidedAt: instantSchema,
      })
      .optional()
      .meta({ description: 'What a reviewer decided on this attempt.' }),
    appliedDecision: decisionSchema.optional().meta({
      description:
        'What became of it: an approval is checked again and may turn into a retry or a rejection.',
    }),
    history: z.array(timelineEntrySchema),
    entered: z
      .object({ name: z.string(), certificateNumber: z.string(), expiryDate: z.string().nullable() })
      .optional()
      .meta({ description: 'For the lease holder only. An expiryDate of null: long-term.' }),
    notes: z
      .array(z.object({ attempt: z.int(), reviewerId: accountIdSchema, at: instantSchema, text: z.string() }))
      .optional()
      .meta({ description: 'For the lease holder only: what reviewers of earlier attempts left.' }),
  })
  .meta({ id: 'Review' })

export type ReviewView = z.infer<typeof reviewSchema>
export type ReviewSummaryView = z.infer<typeof reviewSummarySchema>
export const reviewPageSchema = pageOf(reviewSummarySchema).meta({ id: 'ReviewPage' })

export const decideReviewSchema = z
  .strictObject({
    outcome: z.enum(decisionOutcomes),
    reasons: z.array(decisionReasonSchema).max(20).default([]),
    internalNote: linesOfText(1000)
      .min(1)
      .optional()
      .meta({ description: 'For reviewers only; stored encrypted, never shown to the applicant.' }),
  })
  .meta({ id: 'DecideReview' })

export type DecideReview = z.output<typeof decideReviewSchema>

export const decisionReceiptSchema = z
  .object({
    applicationId: applicationIdSchema,
    attempt: z.int(),
    outcome: z.enum(decisionOutcomes),
    reasons: z.array(decisionReasonSchema),
    decidedAt: instantSchema,
  })
  .meta({ id: 'DecisionReceipt' })

export type DecisionReceipt = z.output<typeof decisionReceiptSchema>
