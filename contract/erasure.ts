import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { personalFieldNames } from '../domain/content.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import { accountIdSchema, applicationIdSchema, instantSchema, reasonSchema } from './fields.ts'

export const eraseAccountSchema = buildOnce(() =>
  z
    .strictObject({
      reason: reasonSchema().meta({
        description:
          'For the record only. It is stored encrypted, and is neither shown nor published in an event. Do not enter names: it is kept after the erasure.',
      }),
    })
    .meta({ id: 'EraseAccount' }),
)

export type EraseAccount = z.output<ReturnType<typeof eraseAccountSchema>>

export const erasureReceiptSchema = buildOnce(() =>
  z
    .object({
      accountId: accountIdSchema(),
      erasedAt: instantSchema().optional().meta({ description: 'When the account’s own data were erased.' }),
      consentWithdrawnAt: instantSchema()
        .optional()
        .meta({ description: 'When the account holder last withdrew consent.' }),
      applications: z
        .array(
          z.object({
            applicationId: applicationIdSchema(),
            status: z.enum(applicationStatuses),
            documents: z
              .int()
              .meta({ description: 'The number of documents whose files were deleted, in all versions.' }),
            imagesErasedAt: instantSchema().optional().meta({
              description:
                'When every file was gone, in all versions. Missing beside `personalFieldsErasedAt`: a file was being checked at that moment. It is deleted as soon as its check ends, and this time is recorded by a repetition of the call after two minutes, or within the hour.',
            }),
            personalFields: z.array(z.enum(personalFieldNames)).meta({
              description: 'The kinds of data that were erased besides the files, without their content.',
            }),
            personalFieldsErasedAt: instantSchema().optional(),
            workflow: z
              .enum(['ENDED', 'ENDING'])
              .meta({ description: 'ENDING: its execution has yet to be told; its token goes with that.' }),
          }),
        )
        .meta({
          description:
            'Every application of the account, newest first. A time that is missing: not yet erased.',
        }),
      unreadable: z
        .array(z.object({ applicationId: applicationIdSchema(), erasedAt: instantSchema().optional() }))
        .optional()
        .meta({
          description:
            'Applications whose records could not be read: they are erased whole, by their keys. A time that is missing: not yet erased.',
        }),
    })
    .meta({ id: 'ErasureReceipt' }),
)

export type ErasureReceiptView = z.output<ReturnType<typeof erasureReceiptSchema>>
