import * as z from 'zod'
import { decisionOutcomes } from '../domain/application.ts'
import { buildOnce } from '../domain/build-once.ts'
import { contentTypeNames } from '../domain/documents.ts'
import { reviewStates } from '../domain/lease.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import { photoConversionNames } from '../domain/photo-conversions.ts'
import {
  longestNote,
  maximumCountedAccounts,
  maximumCountedReviews,
  maximumEarlierApplications,
  maximumSkills,
} from '../domain/policy.ts'
import { blurredBelow, qualityHintNames, qualityHints } from '../domain/quality-hints.ts'
import { queueHintNames } from '../domain/queue-hints.ts'
import { queueAttempts, queueMarks } from '../domain/review-queue.ts'
import {
  certificateTypeSchema,
  decisionReasonSchema,
  decisionSchema,
  documentSchema,
  enteredSchema,
  slotSchema,
  timelineEntrySchema,
} from './application.ts'
import { filePagesSchema } from './document.ts'
import { reviewEvidenceSchema } from './evidence.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  consultationIdSchema,
  dateSchema,
  describeValues,
  expiresOnSchema,
  instantSchema,
  linesOfText,
  pageOf,
  pageQuerySchema,
  regionSchema,
} from './fields.ts'

export const reviewQuerySchema = buildOnce(() =>
  pageQuerySchema().extend({
    state: z
      .enum(reviewStates)
      .default('all')
      .meta({
        description: describeValues([
          ['unclaimed', 'Nobody holds it.'],
          ['mine', 'The caller holds it.'],
          ['all', 'Any open review.'],
          ['handed', 'It was handed over to the caller.'],
          ['asked', 'The caller, or any reviewer, is asked for an opinion.'],
        ]),
      }),
    certificateType: certificateTypeSchema().optional(),
    issuingRegion: regionSchema().optional(),
    mark: z
      .enum(queueMarks)
      .optional()
      .meta({
        description: describeValues([
          ['OVERDUE', 'Past its deadline.'],
          ['DUE_SOON', 'In the last half of its last working day.'],
          ['DUE_TODAY', 'Due later today; those due soon are among them.'],
          ['PROVISIONAL', 'Its deadline is in a year without a published calendar.'],
          ['AWAITING_CONFIRMATION', 'A reviewer proposed a rejection.'],
          ['REOPENED', 'It was rejected, and operators had it reviewed again.'],
        ]),
      }),
    attempt: z
      .enum(queueAttempts)
      .optional()
      .meta({
        description: describeValues([
          ['FIRST', 'The first attempt.'],
          ['AGAIN', 'A later one.'],
        ]),
      }),
    dueOn: dateSchema().optional().meta({ description: 'Due on this day, in the time zone of the stage.' }),
    hint: z.enum(queueHintNames).optional().meta({ description: 'Reviews with this hint, as in `hints`.' }),
  }),
)

export const reviewSummarySchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      purpose: z.literal('RENEWAL').optional().meta({
        description:
          'To renew an authentication, which stands until the approval, unless it is revoked. Absent: to authenticate the account.',
      }),
      status: z.enum(applicationStatuses),
      attempt: z.int(),
      certificateType: certificateTypeSchema(),
      issuingRegion: z.string(),
      submittedAt: instantSchema(),
      dueAt: instantSchema(),
      dueProvisional: z.boolean(),
      overdue: z.boolean(),
      hints: z.array(z.enum(queueHintNames)).meta({
        description:
          'Quality hints and advice of the current files, as known at the submission and after each reading since. Hints that compare files with what was entered are for the lease holder only.',
      }),
      awaitingConfirmation: z.boolean().meta({
        description: 'A reviewer proposed a rejection. Another reviewer must claim and decide the review.',
      }),
      reopenedAt: instantSchema().optional().meta({
        description:
          'When two operators reopened the review of the rejected attempt. The reviewer who decided it and the operator who proposed the override cannot claim it.',
      }),
      lease: z
        .object({ reviewerId: accountIdSchema(), expiresAt: instantSchema(), mine: z.boolean() })
        .optional()
        .meta({ description: 'Absent when nobody holds the review, or the lease has run out.' }),
      handover: z
        .object({
          by: accountIdSchema(),
          to: accountIdSchema()
            .optional()
            .meta({ description: 'The named colleague. Absent: any reviewer.' }),
          at: instantSchema(),
          mine: z.boolean().meta({ description: 'Whether it was handed over to the caller.' }),
        })
        .optional()
        .meta({
          description:
            'A reviewer handed the review over, and it waits for the next reviewer. A named colleague gets it as the next claim; others may claim it by its id.',
        }),
      question: z
        .object({
          consultationId: consultationIdSchema(),
          askedBy: accountIdSchema(),
          askedAt: instantSchema(),
          named: z
            .boolean()
            .meta({ description: 'Whether the caller was named. Otherwise any reviewer is asked.' }),
        })
        .optional()
        .meta({ description: 'The caller is asked for an opinion on this review.' }),
    })
    .meta({ id: 'ReviewSummary' }),
)

const inWords = (count: number) => count.toLocaleString('en')

const share = buildOnce(() => z.number().min(0).max(1))

const signalsSchema = buildOnce(() =>
  z
    .object({
      pages: z.array(
        z.object({
          sharpness: z
            .number()
            .meta({ description: `Variance of the Laplacian; below ${blurredBelow} it looks blurred.` }),
          meanLightness: z.number().meta({ description: '0 (black) to 255 (white).' }),
          darkShare: share().meta({ description: 'The share of the picture that is nearly black.' }),
          glareShare: share().meta({ description: 'The share of the picture that light has washed out.' }),
          charactersWithoutFont: z.int().optional().meta({
            description:
              "How many letters of a PDF's page are absent from its picture, because their font is not in the file.",
          }),
        }),
      ),
      origin: z
        .object({
          camera: z.string().optional(),
          editingSoftware: z.string().optional(),
          converted: z
            .enum(photoConversionNames)
            .optional()
            .meta({
              description: describeValues([
                ['HEIC', 'The pages decoded a HEIC photo and saved it as a JPEG.'],
                ['REDUCED', 'The pages saved a photo above the limit of bytes again, smaller.'],
              ]),
            }),
          capturedAt: z
            .string()
            .optional()
            .meta({ description: "The camera's local time; with an offset only if the file tells one." }),
        })
        .meta({ description: "What the file's own metadata says. Anybody can write anything there." }),
      otherAccounts: z.int().meta({
        description: `The number of other accounts that uploaded the same file, counted up to ${maximumCountedAccounts}.`,
      }),
      hints: z
        .array(z.enum(qualityHintNames))
        .meta({ description: describeValues(qualityHintNames.map(hint => [hint, qualityHints[hint].when])) }),
    })
    .meta({
      id: 'DocumentSignals',
      description: 'Measurements. They decide nothing; quality hints show where to look.',
    }),
)

export const reviewFileSchema = buildOnce(() =>
  z
    .object({
      slot: slotSchema(),
      documentId: z.string(),
      contentType: z.enum(contentTypeNames),
      examinedAt: instantSchema().meta({ description: 'When it was accepted.' }),
      pages: filePagesSchema(),
      urlsExpireAt: instantSchema(),
      signals: signalsSchema(),
    })
    .meta({ id: 'ReviewFile' }),
)

export type ReviewFileView = z.infer<ReturnType<typeof reviewFileSchema>>

const earlierApplicationSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      certificateType: certificateTypeSchema(),
      issuingRegion: z.string(),
      status: z.enum(applicationStatuses).meta({ description: 'Its state now.' }),
      attempt: z.int(),
      submittedAt: instantSchema(),
      decision: z
        .object({
          outcome: z.enum(decisionOutcomes),
          reasons: z.array(decisionReasonSchema()),
          decidedAt: instantSchema(),
        })
        .optional()
        .meta({ description: 'The last decision that was applied.' }),
    })
    .meta({ id: 'EarlierApplication' }),
)

const consultationSchema = buildOnce(() =>
  z
    .object({
      consultationId: consultationIdSchema(),
      attempt: z.int(),
      askedBy: accountIdSchema(),
      to: accountIdSchema().optional().meta({ description: 'The named colleague. Absent: any reviewer.' }),
      askedAt: instantSchema(),
      question: z.string(),
      opinion: z
        .object({
          reviewerId: accountIdSchema(),
          outcome: z.enum(decisionOutcomes).meta({ description: 'What the colleague would decide.' }),
          reasons: z.array(decisionReasonSchema()),
          note: z.string().optional(),
          at: instantSchema(),
        })
        .optional()
        .meta({ description: 'Absent: nobody has answered yet.' }),
    })
    .meta({ id: 'Consultation' }),
)

export const reviewSchema = buildOnce(() =>
  reviewSummarySchema()
    .extend({
      documents: z.array(documentSchema()),
      proposedRejection: z
        .object({
          reasons: z.array(decisionReasonSchema()),
          reviewerId: accountIdSchema(),
          proposedAt: instantSchema(),
        })
        .optional()
        .meta({ description: 'For the lease holder only: the rejection to confirm, or to override.' }),
      reopeningReason: z.string().optional().meta({
        description:
          'For the lease holder only: why operators had the attempt reviewed again. It does not bind the reviewer.',
      }),
      recordedDecision: z
        .object({
          outcome: z.enum(decisionOutcomes),
          reasons: z.array(decisionReasonSchema()),
          reviewerId: accountIdSchema(),
          decidedAt: instantSchema(),
        })
        .optional()
        .meta({ description: 'The decision of a reviewer on this attempt.' }),
      appliedDecision: decisionSchema().optional().meta({
        description:
          'What became of it: an approval is checked again and may turn into a retry or a rejection.',
      }),
      history: z.array(timelineEntrySchema()),
      entered: enteredSchema()
        .optional()
        .meta({ description: 'For the lease holder only. An expiryDate of null: long-term.' }),
      notes: z
        .array(
          z.object({
            attempt: z.int(),
            reviewerId: accountIdSchema(),
            at: instantSchema(),
            text: z.string(),
            handover: z
              .object({ to: accountIdSchema().optional() })
              .optional()
              .meta({ description: 'The note of a handover, to the named colleague or to any reviewer.' }),
          }),
        )
        .optional()
        .meta({ description: 'For the lease holder only: notes of earlier reviewers.' }),
      consultations: z.array(consultationSchema()).optional().meta({
        description: 'For the lease holder only: questions to colleagues, oldest first, with their opinions.',
      }),
      renews: z
        .object({
          certificateType: certificateTypeSchema(),
          issuingRegion: z.string(),
          maskedNumber: z.string(),
          expiresOn: expiresOnSchema(),
        })
        .optional()
        .meta({
          description:
            'For the lease holder only, of a renewal: the certificate with which the account is authenticated now.',
        }),
      earlierApplications: z
        .array(earlierApplicationSchema())
        .optional()
        .meta({
          description: `For the lease holder only: the submitted ones among the account's last ${maximumEarlierApplications} other applications, newest first.`,
        }),
      files: z
        .array(reviewFileSchema())
        .optional()
        .meta({ description: 'For the lease holder only: the accepted files.' }),
      evidence: reviewEvidenceSchema().optional().meta({
        description: 'For the lease holder only: what machines read. Absent: no file was read.',
      }),
    })
    .meta({ id: 'Review' }),
)

export type ReviewView = z.infer<ReturnType<typeof reviewSchema>>
export type ReviewSummaryView = z.infer<ReturnType<typeof reviewSummarySchema>>
export const reviewPageSchema = buildOnce(() => pageOf(reviewSummarySchema()).meta({ id: 'ReviewPage' }))

export const reviewCountsSchema = buildOnce(() =>
  z
    .object({
      open: z.int().meta({ description: 'All open reviews, but the caller’s own application.' }),
      dueToday: z.int().meta({ description: 'Due later today. Those due soon are among them.' }),
      dueSoon: z.int().meta({ description: 'In the last half of their last working day.' }),
      overdue: z.int().meta({ description: 'Past their deadline.' }),
      mine: z.int().meta({ description: 'Those that the caller holds.' }),
      capped: z.boolean().meta({
        description: `Whether a number is ${inWords(maximumCountedReviews)}, where counting stops: there may be more.`,
      }),
    })
    .meta({ id: 'ReviewCounts' }),
)

export type ReviewCounts = z.output<ReturnType<typeof reviewCountsSchema>>

export const nextClaimSchema = buildOnce(() =>
  z
    .strictObject({
      certificateTypes: z.array(certificateTypeSchema()).max(maximumSkills).optional().meta({
        description: 'Only reviews of these types. Absent or empty: of any.',
      }),
      issuingRegions: z.array(regionSchema()).max(maximumSkills).optional().meta({
        description: 'Only reviews of these regions. Absent or empty: of any.',
      }),
    })
    .meta({ id: 'NextClaim' }),
)

export type NextClaim = z.output<ReturnType<typeof nextClaimSchema>>

export const nextReviewSchema = buildOnce(() =>
  z
    .object({
      review: reviewSchema().optional().meta({ description: 'The claimed review. Absent: none waits.' }),
    })
    .meta({ id: 'NextReview' }),
)

export const decideReviewSchema = buildOnce(() =>
  z
    .strictObject({
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(decisionReasonSchema()).max(20).default([]),
      internalNote: linesOfText(longestNote).min(1).optional().meta({
        description: 'For reviewers only. It is stored encrypted and never shown to the applicant.',
      }),
    })
    .meta({
      id: 'DecideReview',
    }),
)

export type DecideReview = z.output<ReturnType<typeof decideReviewSchema>>

export const decisionReceiptSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      attempt: z.int(),
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(decisionReasonSchema()),
      decidedAt: instantSchema(),
      confirmation: z
        .literal('REQUIRED')
        .optional()
        .meta({ description: 'The decision is not final: another reviewer must confirm the rejection.' }),
      attemptsExhausted: z
        .literal(true)
        .optional()
        .meta({ description: 'This was the last attempt: the retry is applied as a rejection.' }),
    })
    .meta({ id: 'DecisionReceipt' }),
)

export type DecisionReceipt = z.output<ReturnType<typeof decisionReceiptSchema>>
