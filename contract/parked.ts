import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { accountIdSchema, applicationIdSchema, instantSchema, pageOf } from './fields.ts'

const parkedApplicationSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      accountId: accountIdSchema(),
      since: instantSchema(),
      error: z.string().meta({ description: 'The name of the error that parked it, never its message.' }),
    })
    .meta({ id: 'ParkedApplication' }),
)

export type ParkedApplicationView = z.output<ReturnType<typeof parkedApplicationSchema>>

export const parkedApplicationPageSchema = buildOnce(() =>
  pageOf(parkedApplicationSchema()).meta({
    id: 'ParkedApplicationPage',
  }),
)

export const resumptionSchema = buildOnce(() =>
  z
    .object({
      applicationId: applicationIdSchema(),
      resumption: z.enum(['RESUMED', 'STARTED', 'RESTARTED']).meta({
        description:
          'What was done: its execution was told to go on; it had none, and one was started; it had ended, and another was started.',
      }),
    })
    .meta({ id: 'Resumption' }),
)

export type ResumptionView = z.output<ReturnType<typeof resumptionSchema>>
