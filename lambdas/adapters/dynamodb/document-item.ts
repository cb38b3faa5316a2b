import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { allSlots } from '../../../domain/certificates.ts'
import {
  contentTypeNames,
  type Document,
  documentFormats,
  documentRefusalNames,
  documentStatuses,
  evidenceStatuses,
} from '../../../domain/documents.ts'
import { adviceNames } from '../../../domain/evidence/advice-names.ts'
import type { DocumentMeasurements } from '../../../domain/measurements.ts'
import { photoConversionNames } from '../../../domain/photo-conversions.ts'
import { maximumPages } from '../../../domain/policy.ts'
import { validationStart } from '../../../domain/validation-runs.ts'
import { applicationPartition } from './application-item.ts'
import { attentionKeys } from './attention-keys.ts'
import { optional, parseStored } from './stored.ts'

const pixels = buildOnce(() => z.int().min(1))
const share = buildOnce(() => z.number().min(0).max(1))

const signalsSchema = buildOnce(
  (): z.ZodType<DocumentMeasurements> =>
    z.strictObject({
      pages: z
        .array(
          z.strictObject({
            width: pixels(),
            height: pixels(),
            sharpness: z.number().min(0),
            meanLightness: z.number().min(0).max(255),
            darkShare: share(),
            glareShare: share(),
            charactersWithoutFont: optional(z.int().min(1)),
          }),
        )
        .min(1)
        .max(maximumPages),
      origin: z.strictObject({
        camera: optional(z.string()),
        editingSoftware: optional(z.string()),
        converted: optional(z.enum(photoConversionNames)),
        capturedAt: optional(z.string()),
      }),
    }),
)

const schema = buildOnce(
  (): z.ZodType<Document> =>
    z.object({
      applicationId: z.string(),
      documentId: z.string(),
      slot: z.enum(allSlots),
      status: z.enum(documentStatuses),
      extension: z.string(),
      contentType: z.enum(contentTypeNames),
      sizeBytes: z.number(),
      sha256: optional(z.string()),
      createdAt: z.string(),
      validatingSince: optional(z.string()),
      validationRuns: optional(z.array(z.object({ id: z.string(), since: z.string() }))),
      repeatedValidations: optional(z.int().min(1)),
      refusal: optional(z.enum(documentRefusalNames)),
      format: optional(z.enum(documentFormats)),
      signals: optional(signalsSchema()),
      examinedAt: optional(z.string()),
      contentHash: optional(z.string()),
      evidence: optional(z.enum(evidenceStatuses)),
      advice: optional(z.array(z.enum(adviceNames))),
      erasedAt: optional(z.string()),
      supersededAt: optional(z.string()),
    }),
)

export const documentSortKeyPrefix = 'DOCUMENT#'

export function documentKey({
  applicationId,
  slot,
  documentId,
}: Pick<Document, 'applicationId' | 'slot' | 'documentId'>) {
  return { pk: applicationPartition(applicationId), sk: `${documentSortKeyPrefix}${slot}#${documentId}` }
}

export function toDocumentItem(document: Document): Record<string, unknown> {
  const { applicationId, documentId } = document
  const began = validationStart(document)
  return {
    ...documentKey(document),
    ...document,
    ...(began === undefined ? {} : attentionKeys('VALIDATING', began, applicationId, documentId)),
  }
}

export function fromDocumentItem(item: unknown): Document {
  return parseStored(schema(), item)
}

/** The document of an item, if it is superseded and its files may still exist; otherwise undefined. */
export function supersededDocumentOf(item: Readonly<Record<string, unknown>>): Document | undefined {
  if (!String(item.sk).startsWith(documentSortKeyPrefix)) return undefined
  if (item.supersededAt === undefined || item.erasedAt !== undefined) return undefined
  return fromDocumentItem(item)
}
