import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { accountIdSchema, regionSchema } from './fields.ts'

/** The `detail-type` under which an account system tells on the bus. */
export const accountChangedName = 'account.changed'

const instant = buildOnce(() =>
  z.iso.datetime({ offset: true }).transform(text => new Date(text).toISOString()),
)

/** Facts about one account, as they stood at `occurredAt`, or when the event was put on the bus. What is left out stands; what isn't known here is ignored. */
export const accountChangedSchema = buildOnce(() =>
  z
    .object({
      'detail-type': z.literal(accountChangedName),
      time: instant(),
      detail: z
        .object({
          accountId: accountIdSchema(),
          registrationRegion: regionSchema().optional(),
          partnerProgram: z.boolean().optional(),
          occurredAt: instant().optional(),
        })
        .refine(
          ({ registrationRegion, partnerProgram }) =>
            registrationRegion !== undefined || partnerProgram !== undefined,
          'tells nothing',
        ),
    })
    .transform(({ time, detail: { occurredAt = time, ...told } }) => ({ ...told, at: occurredAt })),
)

export type AccountChanged = z.output<ReturnType<typeof accountChangedSchema>>
