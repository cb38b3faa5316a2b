import * as z from 'zod'
import { type ApplicationState, type Waiting, waitTargets } from '../../../domain/application.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { applicationSortKey, signalSchema } from './application-item.ts'
import { parseStored } from './stored.ts'

const waitingSchema = buildOnce(() =>
  z.object({
    for: z.enum(waitTargets),
    attempt: z.number(),
    token: z.string(),
  }),
)

const schema = buildOnce(() =>
  z.object({
    applicationId: z.string(),
    signal: signalSchema().optional(),
    waiting: waitingSchema().optional(),
  }),
)

/** What the workflow needs of an application's item, its own `waiting` included; undefined for any other item. */
export function applicationStateOf(item: Readonly<Record<string, unknown>>): ApplicationState | undefined {
  return item.sk === applicationSortKey ? parseStored(schema(), item) : undefined
}

/** What the workflow waits with, if it can be read. */
export function waitingOf(item: Readonly<Record<string, unknown>>): Waiting | undefined {
  return waitingSchema().safeParse(item.waiting).data
}
