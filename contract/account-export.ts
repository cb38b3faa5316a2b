import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { documentStatuses } from '../domain/documents.ts'
import { viewingAddressMinutes } from '../domain/policy.ts'
import { auditEntrySchema, operatorAccountSchema } from './account.ts'
import { applicationSchema, documentSchema, enteredSchema } from './application.ts'
import { applicationIdSchema, instantSchema } from './fields.ts'

const ownFilesSchema = buildOnce(() =>
  z
    .object({
      originalUrl: z.url().meta({ description: 'The file as it was uploaded, metadata included.' }),
      pages: z.array(z.object({ previewUrl: z.url(), thumbnailUrl: z.url() })),
      urlsExpireAt: instantSchema(),
    })
    .meta({ id: 'OwnFiles', description: `URLs that anyone can use for ${viewingAddressMinutes} minutes.` }),
)

const exportedDocumentSchema = buildOnce(() =>
  documentSchema().extend({
    status: z.enum(documentStatuses),
    extension: z.string(),
    sha256: z.string().optional(),
    format: z.string().optional(),
    createdAt: instantSchema(),
    validatingSince: instantSchema().optional(),
    examinedAt: instantSchema().optional(),
    supersededAt: instantSchema().optional(),
    measured: z
      .object({
        pages: z.array(z.record(z.string(), z.number())),
        origin: z.record(z.string(), z.string()),
      })
      .optional()
      .meta({
        description: 'Measurements of the picture, and its origin according to its metadata.',
      }),
    reading: z
      .object({
        readAt: instantSchema().meta({ description: 'When it was read.' }),
        pages: z.array(z.record(z.string(), z.unknown())),
      })
      .optional()
      .meta({ description: 'What machines read in the file, page by page.' }),
    files: ownFilesSchema().optional(),
  }),
)

export const accountExportSchema = buildOnce(() =>
  z
    .object({
      exportedAt: instantSchema(),
      account: operatorAccountSchema().extend({
        createdAt: instantSchema(),
        updatedAt: instantSchema(),
        consentWithdrawnAt: instantSchema().optional(),
        factsToldAt: z.record(z.string(), z.string()).optional(),
      }),
      applications: z.array(
        applicationSchema().extend({
          documents: z.array(exportedDocumentSchema()).meta({ description: 'Every requested upload.' }),
          consent: z.object({
            policyVersion: z.string(),
            givenAt: instantSchema(),
            locale: z.string().optional(),
          }),
          endedAt: instantSchema().optional(),
          entered: enteredSchema().optional().meta({ description: 'The details as last entered.' }),
        }),
      ),
      sessions: z
        .array(
          z.object({
            sessionId: z.string(),
            createdAt: instantSchema(),
            expiresAt: instantSchema(),
            cancelledAt: instantSchema().optional(),
            locale: z.string().optional(),
            returnUrl: z.string().optional(),
            email: z.string().optional(),
            metadata: z.record(z.string(), z.string()),
          }),
        )
        .meta({
          description: 'The sessions that a backend created for the account and that are still stored.',
        }),
      unreadable: z
        .object({ applicationIds: z.array(applicationIdSchema()), auditEntries: z.int() })
        .optional()
        .meta({
          description: 'What is held and could not be read, so that it is missing here. Absent: nothing.',
        }),
      auditTrail: z.array(
        auditEntrySchema().extend({ actor: z.object({ role: z.string(), id: z.string().optional() }) }),
      ),
    })
    .meta({ id: 'AccountExport' }),
)

export type AccountExportView = z.output<ReturnType<typeof accountExportSchema>>
