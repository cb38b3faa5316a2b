import type { CalendarView, PutCalendar, RemovedCalendarView } from '../../../contract/calendar.ts'
import {
  calendarAuditId,
  isInForce,
  nextVersionOf,
  normaliseCalendar,
  type StoredCalendar,
  type UnreadableCalendar,
} from '../../../domain/calendar.ts'
import { auditEntry } from '../../../domain/change.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { Change, Records } from '../../../domain/ports.ts'
import { type CalendarFault, calendarFaults } from '../../../domain/working-days.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer, commitChange } from '../records/commit-change.ts'
import type { BusinessRules, KnownCalendar } from './working-calendar.ts'

const messages: Record<CalendarFault['fault'], string> = {
  NOT_OF_THAT_YEAR: 'This is no day of that year.',
  BOTH_OFF_AND_WORKED: 'This day is among the days off, too.',
}

function assertValid(year: string, list: PutCalendar): void {
  const faults = calendarFaults(year, list)
  if (faults.length === 0) return
  throw new DomainError(
    'INVALID_FIELD',
    'Some days could never take effect.',
    faults.map(({ list: name, index, fault }) => ({
      pointer: `/${name}/${index}`,
      code: fault,
      message: messages[fault],
    })),
  )
}

const sameDays = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

/** Puts a year's list in force and replaces the current one. An equal list changes nothing. */
export async function putCalendar(
  deps: CommitDependencies & ActSources,
  operator: Principal,
  year: string,
  list: PutCalendar,
): Promise<CalendarView> {
  assertValid(year, list)
  const days = normaliseCalendar(list)
  const stored = await commitChange<StoredCalendar>(deps, async () => {
    const before = (await deps.records.calendars()).find(calendar => calendar.year === year)
    if (isInForce(before) && sameDays(before.off, days.off) && sameDays(before.work, days.work)) {
      return { result: before }
    }
    const act = newAct(deps, 'operator', operator.accountId)
    const after = { year, ...days, updatedAt: act.at, version: nextVersionOf(before, act.at) }
    return {
      change: {
        calendar: calendarChange(before, after),
        audit: auditEntry(act, calendarAuditId, 'calendar.put', {
          details: { year, version: after.version, off: [...days.off], work: [...days.work] },
        }),
      },
      result: after,
    }
  })
  return storedView(stored)
}

function calendarChange(
  before: StoredCalendar | UnreadableCalendar | undefined,
  after: StoredCalendar,
): NonNullable<Change['calendar']> {
  if (before === undefined) return { after }
  return 'unreadable' in before ? { unreadable: true, after } : { before, after }
}

/**
 * Removes an operator's list of a year. The list of the settings or the built-in one is then in force, if there is any.
 * A repetition changes nothing.
 */
export async function removeCalendar(
  deps: CommitDependencies & AnswerContext & ActSources & { rules: BusinessRules },
  operator: Principal,
  year: string,
): Promise<RemovedCalendarView> {
  const deployed = deps.rules.calendars[year]
  const result = { year, inForce: deployed === undefined ? null : deployedView(year, deployed) }
  return commitAnswer(deps, async () => {
    const before = (await deps.records.calendars()).find(calendar => calendar.year === year)
    if (before === undefined || ('removed' in before && before.removed)) return { result }
    const act = newAct(deps, 'operator', operator.accountId)
    const after: StoredCalendar = {
      year,
      off: [],
      work: [],
      updatedAt: act.at,
      version: nextVersionOf(before, act.at),
      removed: true,
    }
    return {
      change: {
        calendar: calendarChange(before, after),
        audit: auditEntry(act, calendarAuditId, 'calendar.remove', {
          details: { year, version: after.version },
        }),
      },
      result,
    }
  })
}

function deployedView(year: string, known: KnownCalendar): CalendarView {
  return { year, ...normaliseCalendar(known), source: known.source }
}

function storedView({ year, off, work, updatedAt }: StoredCalendar): CalendarView {
  return { year, off: [...off], work: [...work], source: 'OPERATOR', updatedAt }
}

/** The list in force for a year, and its source. */
export async function findCalendar(
  { records, rules }: { records: Records; rules: BusinessRules },
  year: string,
): Promise<CalendarView> {
  const put = (await records.calendars()).find(calendar => calendar.year === year)
  if (isInForce(put)) return storedView(put)
  const known = rules.calendars[year]
  if (known === undefined) throw notFound()
  return deployedView(year, known)
}
