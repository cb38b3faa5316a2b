import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import { applicationIdSchema, describeValues } from './fields.ts'

/** What time brings about, with its meaning. */
const advancements = {
  DUE_SOON: 'the reminder of reviewers in the last half of the last working day',
  OVERDUE: 'the end of the time for the review',
  EXPIRY_WARNING:
    'the warning of a draft or a requested retry, or of an approved certificate, that expires soon',
  EXPIRED: 'the expiry of a draft or a requested retry, or of an approved certificate',
} as const

export type Advancement = keyof typeof advancements

export const advanceApplicationSchema = buildOnce(() =>
  z
    .strictObject({
      to: z
        .enum(Object.keys(advancements) as [Advancement, ...Advancement[]])
        .meta({ description: describeValues(Object.entries(advancements)) }),
    })
    .meta({ id: 'AdvanceApplication' }),
)

export const advancementSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      attempt: z.int(),
      status: z.enum(applicationStatuses),
    })
    .meta({ id: 'Advancement' }),
)

export type AdvancementView = z.output<ReturnType<typeof advancementSchema>>
