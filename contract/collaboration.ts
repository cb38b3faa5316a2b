import * as z from 'zod'
import { decisionOutcomes } from '../domain/application.ts'
import { buildOnce } from '../domain/build-once.ts'
import { certificateTypeSchema, decisionReasonSchema, enteredSchema } from './application.ts'
import { reviewEvidenceSchema } from './evidence.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  consultationIdSchema,
  instantSchema,
  messageSchema,
} from './fields.ts'
import { reviewFileSchema } from './review.ts'

const namedColleague = buildOnce(() =>
  accountIdSchema().optional().meta({
    description: 'The account id of a colleague, as in `GET /v1/reviewers`. Absent: any reviewer.',
  }),
)

export const handOverReviewSchema = buildOnce(() =>
  z.strictObject({ note: messageSchema(), to: namedColleague() }).meta({ id: 'HandOverReview' }),
)

export type HandOverReview = z.output<ReturnType<typeof handOverReviewSchema>>

export const askColleagueSchema = buildOnce(() =>
  z.strictObject({ question: messageSchema(), to: namedColleague() }).meta({ id: 'AskColleague' }),
)

export type AskColleague = z.output<ReturnType<typeof askColleagueSchema>>

export const askedSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      consultationId: consultationIdSchema(),
      askedAt: instantSchema(),
      to: accountIdSchema().optional(),
    })
    .meta({ id: 'AskedColleague' }),
)

export type Asked = z.output<ReturnType<typeof askedSchema>>

export const questionSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      consultationId: consultationIdSchema(),
      attempt: z.int(),
      certificateType: certificateTypeSchema(),
      issuingRegion: z.string(),
      submittedAt: instantSchema(),
      dueAt: instantSchema(),
      askedBy: accountIdSchema(),
      askedAt: instantSchema(),
      question: z.string(),
      entered: enteredSchema().meta({ description: 'An expiryDate of null: long-term.' }),
      files: z.array(reviewFileSchema()).meta({ description: 'The accepted files.' }),
      evidence: reviewEvidenceSchema()
        .optional()
        .meta({ description: 'What machines read. Absent: no file was read.' }),
    })
    .meta({ id: 'Question' }),
)

export type QuestionView = z.output<ReturnType<typeof questionSchema>>

export const giveOpinionSchema = buildOnce(() =>
  z
    .strictObject({
      outcome: z.enum(decisionOutcomes).meta({ description: 'What the caller would decide.' }),
      reasons: z.array(decisionReasonSchema()).max(20).default([]),
      note: messageSchema().optional(),
    })
    .meta({ id: 'GiveOpinion' }),
)

export type GiveOpinion = z.output<ReturnType<typeof giveOpinionSchema>>

export const opinionReceiptSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      consultationId: consultationIdSchema(),
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(decisionReasonSchema()),
      at: instantSchema(),
    })
    .meta({ id: 'OpinionReceipt' }),
)

export type OpinionReceipt = z.output<ReturnType<typeof opinionReceiptSchema>>

export const colleaguesSchema = buildOnce(() =>
  z
    .object({ items: z.array(z.object({ reviewerId: accountIdSchema() }).meta({ id: 'Colleague' })) })
    .meta({ id: 'Colleagues' }),
)

export type Colleagues = z.output<ReturnType<typeof colleaguesSchema>>
