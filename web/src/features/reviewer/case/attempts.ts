import type { Review } from '@realname/client'
import { type Slot, slotsOf } from '#domain/certificates.ts'
import { reopenedBy } from '#domain/decision-rules.ts'
import { type DecisionReason, decisionReasons, type ReasonCode, type ReasonField } from '#domain/reasons.ts'

type Entry = Review['history'][number]
type Note = NonNullable<Review['notes']>[number]

const isCode = (code: unknown): code is ReasonCode =>
  typeof code === 'string' && Object.hasOwn(decisionReasons, code)

/** The reasons in an event's details. The other details are for systems. */
export function reasonsIn({ details }: Pick<Entry, 'details'>): DecisionReason[] {
  const reasons: unknown = details?.reasons
  if (!Array.isArray(reasons)) return []
  return reasons.flatMap((reason: { code?: unknown; slot?: Slot } | string) => {
    const code = typeof reason === 'string' ? reason : reason.code
    if (!isCode(code)) return []
    return typeof reason === 'string' || reason.slot === undefined
      ? [{ code }]
      : [{ code, slot: reason.slot }]
  })
}

/** Equal events in a row, such as accepted files, are one entry. */
interface AttemptEvent {
  readonly entry: Entry
  readonly count: number
}

interface Attempt {
  readonly attempt: number
  /** Newest first. */
  readonly events: readonly AttemptEvent[]
  readonly notes: readonly Note[]
}

function merged(newestFirst: readonly Entry[]): AttemptEvent[] {
  const events: AttemptEvent[] = []
  for (const entry of newestFirst) {
    const last = events.at(-1)
    if (last?.entry.event === entry.event && reasonsIn(entry).length === 0)
      events[events.length - 1] = { entry: last.entry, count: last.count + 1 }
    else events.push({ entry, count: 1 })
  }
  return events
}

/** The history, one part for each attempt, with the notes of its reviewers. The latest attempt is first. */
export function attemptsOf({ history, notes = [] }: Pick<Review, 'history' | 'notes'>): Attempt[] {
  const numbers = new Set([...history, ...notes].map(({ attempt }) => attempt))
  return [...numbers]
    .sort((one, other) => other - one)
    .map(attempt => ({
      attempt,
      events: merged(history.filter(each => each.attempt === attempt).reverse()),
      notes: notes.filter(each => each.attempt === attempt),
    }))
}

interface Changes {
  /** The attempt that was sent back. */
  readonly since: number
  readonly reasons: readonly DecisionReason[]
  /** The fields that were open to change. Their earlier values are not kept. */
  readonly fields: readonly ReasonField[]
  /** The slots with a new file. */
  readonly files: readonly Slot[]
  /** The slots that were open to change and have the same file as before. */
  readonly unchanged: readonly Slot[]
}

/** What changed since the last request for a retry; undefined on a first attempt. */
export function changesOf({
  history,
  certificateType,
}: Pick<Review, 'history' | 'certificateType'>): Changes | undefined {
  const last = history.findLast(({ event }) => event === 'application.retry_requested')
  if (last === undefined) return undefined
  const slots = slotsOf(certificateType)
  const reasons = reasonsIn(last)
  const accepted = history
    .filter(({ event, sequence }) => event === 'document.accepted' && sequence > last.sequence)
    .map(({ details }) => details?.slot)
  const reopened = reopenedBy(reasons, slots)
  return {
    since: last.attempt,
    reasons,
    fields: reopened.fields,
    files: slots.filter(slot => accepted.includes(slot)),
    unchanged: reopened.slots.filter(slot => !accepted.includes(slot)),
  }
}
