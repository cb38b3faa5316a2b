import type { OpenReview } from './application.ts'
import type { CertificateType } from './certificates.ts'
import { addDays, instantAt, type LocalDate } from './local-time.ts'
import type { QueueHint } from './queue-hints.ts'
import type { Region } from './regions.ts'
import { type BusinessHours, dueSoonUntil, endOfToday } from './working-days.ts'

/** Marks of an open review by which the queue is filtered. The first three follow from the time. */
export const queueMarks = [
  'OVERDUE',
  'DUE_SOON',
  'DUE_TODAY',
  'PROVISIONAL',
  'AWAITING_CONFIRMATION',
  'REOPENED',
] as const
export type QueueMark = (typeof queueMarks)[number]

export const queueAttempts = ['FIRST', 'AGAIN'] as const

/** All that are present apply. */
export interface QueueFilter {
  readonly certificateType?: CertificateType | undefined
  readonly issuingRegion?: Region | undefined
  readonly mark?: QueueMark | undefined
  readonly attempt?: (typeof queueAttempts)[number] | undefined
  readonly hint?: QueueHint | undefined
  /** A day in the stage's time zone. */
  readonly dueOn?: LocalDate | undefined
}

/** A property of an open review by which the queue is indexed, such as `TYPE#PASSPORT`. */
export type Facet = `${'TYPE' | 'REGION' | 'MARK' | 'ATTEMPT' | 'HINT' | 'FOR' | 'ASKED'}#${string}`

export function facetsOf(review: OpenReview): Facet[] {
  const { certificateType, issuingRegion, attempt, deadline, proposedRejection, hints = [] } = review
  const { handover, override, consultations = [] } = review
  const asked = consultations.flatMap(({ opinion, to }) => (opinion === undefined ? [askedFacet(to)] : []))
  return [
    `TYPE#${certificateType}`,
    `REGION#${issuingRegion}`,
    `ATTEMPT#${attempt === 1 ? 'FIRST' : 'AGAIN'}`,
    ...(deadline.dueProvisional ? (['MARK#PROVISIONAL'] as const) : []),
    ...(proposedRejection === undefined ? [] : (['MARK#AWAITING_CONFIRMATION'] as const)),
    ...(override === undefined ? [] : (['MARK#REOPENED'] as const)),
    ...hints.map((hint): Facet => `HINT#${hint}`),
    ...(handover?.to === undefined ? [] : [handedFacet(handover.to)]),
    ...new Set(asked),
  ]
}

/** Reviews that were handed over to this reviewer. */
export const handedFacet = (reviewerId: string): Facet => `FOR#${reviewerId}`

/** No account id is empty. */
const askedFacet = (to = ''): Facet => `ASKED#${to}`

/** Reviews about which this reviewer, or any, is asked for an opinion. */
export const askedFacets = (reviewerId: string): Facet[] => [askedFacet(reviewerId), askedFacet(undefined)]

/** A review must have one facet of each group. */
export type FacetGroups = readonly (readonly Facet[])[]

/** The facets of a filter. The index of the first group is read, so rare facets are first. */
export function facetsOfFilter({
  hint,
  mark,
  attempt,
  issuingRegion,
  certificateType,
}: QueueFilter): Facet[][] {
  const isStored = mark === 'PROVISIONAL' || mark === 'AWAITING_CONFIRMATION' || mark === 'REOPENED'
  return [
    ...(hint === undefined ? [] : [[`HINT#${hint}` as const]]),
    ...(isStored ? [[`MARK#${mark}` as const]] : []),
    ...(attempt === 'AGAIN' ? [['ATTEMPT#AGAIN' as const]] : []),
    ...(issuingRegion === undefined ? [] : [[`REGION#${issuingRegion}` as const]]),
    ...(certificateType === undefined ? [] : [[`TYPE#${certificateType}` as const]]),
    ...(attempt === 'FIRST' ? [['ATTEMPT#FIRST' as const]] : []),
  ]
}

/** The types and regions that a reviewer can judge. Absent or empty: any. */
export function facetsOfSkills({
  certificateTypes = [],
  issuingRegions = [],
}: {
  readonly certificateTypes?: readonly CertificateType[] | undefined
  readonly issuingRegions?: readonly Region[] | undefined
}): Facet[][] {
  return [
    [...new Set(issuingRegions)].map((region): Facet => `REGION#${region}`),
    [...new Set(certificateTypes)].map((type): Facet => `TYPE#${type}`),
  ].filter(group => group.length > 0)
}

export function hasFacets(facets: readonly string[], groups: FacetGroups): boolean {
  return groups.every(group => group.some(facet => facets.includes(facet)))
}

interface DueRange {
  readonly after?: string
  readonly until: string
}

/** The due times that a filter selects; undefined: any. */
export function dueOfFilter(
  { mark, dueOn }: Pick<QueueFilter, 'mark' | 'dueOn'>,
  now: string,
  hours: BusinessHours,
): DueRange | undefined {
  const marked = dueOfMark(mark, now, hours)
  if (dueOn === undefined) return marked
  const [begin, end] = [dueOn, addDays(dueOn, 1)].map(day => instantAt(day, '00:00', hours.timeZone))
  const after = [begin, marked?.after ?? ''].toSorted().at(-1) ?? ''
  const until = [end, marked?.until ?? '~'].toSorted()[0] ?? ''
  return { after, until }
}

function dueOfMark(mark: QueueMark | undefined, now: string, hours: BusinessHours): DueRange | undefined {
  if (mark === 'OVERDUE') return { until: now }
  if (mark === 'DUE_SOON') return { after: now, until: dueSoonUntil(now, hours) }
  return mark === 'DUE_TODAY' ? { after: now, until: endOfToday(now, hours) } : undefined
}
