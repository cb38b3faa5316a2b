import type { TrailQuery } from '@realname/client'
import { actorRoles } from '#domain/roles.ts'
import { auditKinds } from '#domain/trail-filter.ts'

/** The criteria of a part of the trail. */
export type TrailFilter = Pick<TrailQuery, 'kind' | 'role' | 'from' | 'until'>

/** The fields as they are entered. Dates are days of the reader's calendar. */
export interface TrailFields {
  readonly kind: string
  readonly role: string
  readonly from: string
  readonly until: string
}

export const everything: TrailFields = { kind: '', role: '', from: '', until: '' }

/** The start of a day in the reader's zone, or of the day after it. */
function startOf(day: string, plus: 0 | 1): string {
  const start = new Date(`${day}T00:00:00`)
  start.setDate(start.getDate() + plus)
  return start.toISOString()
}

export function filterOf({ kind, role, from, until }: TrailFields): TrailFilter {
  const knownKind = auditKinds.find(each => each === kind)
  const knownRole = actorRoles.find(each => each === role)
  return {
    ...(knownKind === undefined ? {} : { kind: knownKind }),
    ...(knownRole === undefined ? {} : { role: knownRole }),
    ...(from === '' ? {} : { from: startOf(from, 0) }),
    ...(until === '' ? {} : { until: startOf(until, 1) }),
  }
}
