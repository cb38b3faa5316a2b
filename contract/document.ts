import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { contentTypeNames } from '../domain/documents.ts'
import { slotSchema } from './application.ts'
import { instantSchema, lineOfText } from './fields.ts'

/** The rules check size and type, not the schema: they have their own codes (413, 415). */
export const requestUploadSchema = buildOnce(() =>
  z
    .strictObject({
      slot: slotSchema(),
      fileName: lineOfText(255).min(1),
      contentType: z.string().max(100).meta({ enum: contentTypeNames }),
      sizeBytes: z.int().min(1),
      sha256: z
        .string()
        .regex(/^[A-Za-z0-9+/]{43}=$/)
        .meta({ description: 'SHA-256 of the file, base64.' }),
    })
    .meta({
      id: 'RequestUpload',
    }),
)

export type RequestUpload = z.output<ReturnType<typeof requestUploadSchema>>

export const uploadSchema = buildOnce(() =>
  z
    .object({
      documentId: z.string(),
      slot: slotSchema(),
      upload: z.object({
        method: z.literal('PUT'),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        expiresAt: instantSchema(),
      }),
    })
    .meta({ id: 'Upload' }),
)
