import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { mailedEventNames } from '../domain/mail/mailed-events.ts'
import { applicationIdSchema, instantSchema } from './fields.ts'

const instant = buildOnce(() => z.iso.datetime({ offset: true }).transform(at => new Date(at).toISOString()))

/** An event of the bus, as far as its mail needs it. The application itself is read again. */
const mailedSchema = buildOnce(() =>
  z.object({
    detail: z.object({
      id: z.string(),
      name: z.enum(mailedEventNames),
      applicationId: applicationIdSchema(),
      attempt: z.int().min(1),
      occurredAt: instantSchema(),
      test: z.literal(true).optional(),
    }),
  }),
)

/** The tags of the mail, each a list with one value. They lead to the application and the address, which SES itself repeats. */
const tagSchema = <T extends z.ZodType>(value: T) => z.tuple([value]).transform(([only]) => only)

/** A bounce or a complaint. The rule leaves out the address and everything else that SES reports. */
const returnedSchema = buildOnce(() =>
  z.object({
    returned: z
      .object({
        reason: z.enum(['BOUNCE', 'COMPLAINT']),
        /** Present for bounces. */
        bounceType: z.string().optional(),
        at: instant(),
        mailedAt: instant(),
        applicationId: tagSchema(applicationIdSchema()),
        addressHash: tagSchema(z.string().regex(/^[\w-]{43}$/)),
      })
      .transform(({ bounceType, ...returned }) => ({
        ...returned,
        isPermanent: returned.reason === 'COMPLAINT' || bounceType === 'Permanent',
      })),
  }),
)

/** The messages of the queue of mail. */
export const mailMessageSchema = buildOnce(() => z.union([mailedSchema(), returnedSchema()]))
