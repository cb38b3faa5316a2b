import * as z from 'zod'
import { applicationPurposes, decisionOutcomes } from '../domain/application.ts'
import { buildOnce } from '../domain/build-once.ts'
import { allSlots, certificateTypeNames, certificateTypes } from '../domain/certificates.ts'
import {
  documentRefusalNames,
  documentRefusals,
  documentStatuses,
  evidenceStatuses,
} from '../domain/documents.ts'
import { domainEventNames } from '../domain/events.ts'
import { advice as adviceTable } from '../domain/evidence/advice.ts'
import { adviceNames } from '../domain/evidence/advice-names.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import { shownReasonCodes, textsOfReason } from '../domain/neutral-reasons.ts'
import { decisionReasons, reasonCodes, reasonFields } from '../domain/reasons.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  describeValues,
  instantSchema,
  localeSchema,
  pageOf,
  regionSchema,
} from './fields.ts'

export const certificateTypeSchema = buildOnce(() =>
  z.enum(certificateTypeNames).meta({
    id: 'CertificateType',
    description: describeValues(certificateTypeNames.map(type => [type, certificateTypes[type].title.en])),
  }),
)

export const slotSchema = buildOnce(() => z.enum(allSlots).meta({ id: 'Slot' }))

const reasonFieldSchema = buildOnce(() => z.enum(reasonFields))

export const decisionReasonSchema = buildOnce(() =>
  z
    .strictObject({
      code: z.enum(reasonCodes).meta({
        description: describeValues(reasonCodes.map(code => [code, decisionReasons[code].title.en])),
      }),
      slot: slotSchema().optional(),
      field: reasonFieldSchema().optional(),
    })
    .meta({ id: 'DecisionReason' }),
)

const localizedTextSchema = buildOnce(() => z.object({ en: z.string(), zh: z.string() }))

const explainedReasonSchema = buildOnce(() =>
  decisionReasonSchema()
    .extend({
      code: z.enum(shownReasonCodes).meta({
        description: describeValues(shownReasonCodes.map(code => [code, textsOfReason(code).title.en])),
      }),
      title: localizedTextSchema(),
      instruction: localizedTextSchema(),
    })
    .meta({
      id: 'ExplainedReason',
      description: 'A reason with its texts, so that a client needs no catalogue.',
    }),
)

export const createApplicationSchema = buildOnce(() =>
  z
    .strictObject({
      certificateType: certificateTypeSchema(),
      issuingRegion: regionSchema(),
      purpose: z
        .enum(applicationPurposes)
        .optional()
        .meta({
          description: describeValues([
            ['AUTHENTICATION', 'Default: to authenticate an account that is not authenticated.'],
            [
              'RENEWAL',
              'To renew or change the certificate of an authenticated account. Its authentication stands until the approval.',
            ],
          ]),
        }),
      consent: z
        .strictObject({
          policyVersion: z.string().min(1).max(64),
          locale: localeSchema().optional().meta({
            description: 'The language in which consent was requested and given. Default: Accept-Language.',
          }),
        })
        .optional()
        .meta({ description: 'Required: the policy version from certificate-types.' }),
    })
    .meta({
      id: 'CreateApplication',
    }),
)

export type CreateApplication = z.output<ReturnType<typeof createApplicationSchema>>

/** What the applicant entered, in the clear. */
export const enteredSchema = buildOnce(() =>
  z.object({
    name: z.string(),
    certificateNumber: z.string(),
    expiryDate: z.string().nullable().meta({ description: 'null: long-term.' }),
  }),
)

export const documentSchema = buildOnce(() =>
  z
    .object({
      slot: slotSchema(),
      status: z.enum(documentStatuses),
      documentId: z.string().optional(),
      contentType: z.string().optional(),
      sizeBytes: z.int().optional(),
      refusal: z
        .enum(documentRefusalNames)
        .optional()
        .meta({ description: describeValues(Object.entries(documentRefusals)) }),
      evidence: z.enum(evidenceStatuses).optional().meta({
        description:
          'How far machines have read an accepted file. Nobody needs to wait for it. Absent: this stage does not read files.',
      }),
      advice: z
        .array(z.enum(adviceNames))
        .optional()
        .meta({
          description: `Advice for the applicant, once the file was read. It stays accepted.\n${describeValues(
            adviceNames.map(name => [name, adviceTable[name].doThis]),
          )}`,
        }),
      erasedAt: instantSchema().optional().meta({ description: 'When its file was permanently deleted.' }),
    })
    .meta({ id: 'Document' }),
)

export const decisionSchema = buildOnce(() =>
  z
    .object({
      outcome: z.enum(decisionOutcomes),
      reasons: z.array(explainedReasonSchema()),
      decidedAt: instantSchema(),
      attemptsExhausted: z
        .literal(true)
        .optional()
        .meta({ description: 'The retry was applied as a rejection, because this was the last attempt.' }),
    })
    .meta({ id: 'Decision' }),
)

export const timelineEntrySchema = buildOnce(() =>
  z
    .object({
      at: instantSchema(),
      event: z.enum(domainEventNames),
      attempt: z.int(),
      sequence: z.int(),
      messageKey: z.string().meta({ description: 'The key of its mail template.' }),
      title: localizedTextSchema(),
      details: z.record(z.string(), z.unknown()).optional(),
    })
    .meta({ id: 'TimelineEntry' }),
)

export const applicationSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      accountId: accountIdSchema(),
      test: z
        .literal(true)
        .optional()
        .meta({ description: 'Created in test mode: its decisions authenticate nobody.' }),
      purpose: z.literal('RENEWAL').optional().meta({
        description:
          'To renew an authentication, which stands until the approval, unless it is revoked. Absent: to authenticate the account.',
      }),
      status: z.enum(applicationStatuses),
      supersededBy: applicationIdSchema().optional().meta({
        description:
          'Of an approved application: the renewal that replaced it. It authenticates nobody any more.',
      }),
      attempt: z.int(),
      certificateType: certificateTypeSchema(),
      issuingRegion: z.string(),
      documents: z
        .array(documentSchema())
        .meta({ description: "One entry a slot, in the certificate's order." }),
      reopened: z
        .object({ slots: z.array(slotSchema()), fields: z.array(reasonFieldSchema()) })
        .optional()
        .meta({ description: 'While a retry is requested: what may be changed.' }),
      maskedNumber: z.string().optional(),
      erased: z
        .object({ imagesAt: instantSchema().optional(), personalFieldsAt: instantSchema().optional() })
        .optional()
        .meta({
          description:
            'When its files and its details were permanently deleted. They are kept for a time after it ends.',
        }),
      submittedAt: instantSchema().optional(),
      dueAt: instantSchema().optional(),
      dueProvisional: z.boolean().optional(),
      overdue: z.boolean(),
      decision: decisionSchema().optional(),
      expiresAt: instantSchema().optional().meta({
        description: 'Of a draft or a requested retry: when it expires unless it is submitted before.',
      }),
      attemptsLeft: z.int().optional().meta({
        description: 'Of a draft or a requested retry: the submissions that are left, the next one included.',
      }),
      createdAt: instantSchema(),
      updatedAt: instantSchema(),
      timeline: z.array(timelineEntrySchema()),
    })
    .meta({ id: 'Application' }),
)

export type ApplicationView = z.infer<ReturnType<typeof applicationSchema>>
export const applicationPageSchema = buildOnce(() =>
  pageOf(applicationSchema()).meta({ id: 'ApplicationPage' }),
)
