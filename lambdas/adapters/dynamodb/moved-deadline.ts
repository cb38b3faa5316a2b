import * as z from 'zod'
import { isReviewOpen } from '../../../domain/application.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import type { DeadlineWatch } from '../../../domain/ports.ts'
import { applicationSortKey, fromApplicationItem } from './application-item.ts'

const movedSchema = buildOnce(() =>
  z.object({
    sk: z.literal(applicationSortKey),
    deadline: z.object({ revision: z.number() }),
  }),
)

/** The deadline to watch of an open review whose deadline was moved; undefined for any other item. */
export function movedDeadlineOf(item: Readonly<Record<string, unknown>>): DeadlineWatch | undefined {
  if (!movedSchema().safeParse(item).success) return undefined
  const application = fromApplicationItem(item)
  const { applicationId, attempt, deadline } = application
  if (deadline?.revision === undefined || !isReviewOpen(application)) return undefined
  const { revision, dueSoonAt, dueAt } = deadline
  return { applicationId, attempt, revision, dueSoonAt, dueAt }
}
