import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { contentTypeNames } from '../domain/documents.ts'
import { previewSide, thumbnailSide } from '../domain/policy.ts'
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

const inWords = (count: number) => count.toLocaleString('en')

/** The pictures of an accepted file. */
export const filePagesSchema = buildOnce(() =>
  z
    .array(
      z.object({
        width: z.int(),
        height: z.int(),
        previewUrl: z
          .url()
          .meta({ description: `A JPEG of at most ${inWords(previewSide)} pixels on its long side.` }),
        thumbnailUrl: z
          .url()
          .meta({ description: `A JPEG of at most ${inWords(thumbnailSide)} pixels on its long side.` }),
      }),
    )
    .meta({
      description: 'One for a photo, one a page for a PDF. Width and height are those of the file.',
    }),
)

export const applicationFilesSchema = buildOnce(() =>
  z
    .object({
      items: z
        .array(
          z
            .object({
              slot: slotSchema(),
              documentId: z.string(),
              contentType: z.enum(contentTypeNames),
              pages: filePagesSchema(),
              urlsExpireAt: instantSchema(),
            })
            .meta({ id: 'ApplicationFile', description: 'An accepted file of the caller’s application.' }),
        )
        .meta({ description: 'The accepted files, in the certificate’s order.' }),
    })
    .meta({ id: 'ApplicationFiles' }),
)

export type ApplicationFilesView = z.infer<ReturnType<typeof applicationFilesSchema>>
