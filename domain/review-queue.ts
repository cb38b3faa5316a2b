import type { OpenReview } from './application.ts'
import type { CertificateType } from './certificates.ts'
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
}

/** A property of an open review by which the queue is indexed, such as `TYPE#PASSPORT`. */
export type Facet = `${'TYPE' | 'REGION' | 'MARK' | 'ATTEMPT' | 'HINT'}#${string}`

export function facetsOf(review: OpenReview): Facet[] {
  const { certificateType, issuingRegion, attempt, deadline, proposedRejection, hints = [] } = review
  return [
    `TYPE#${certificateType}`,
    `REGION#${issuingRegion}`,
    `ATTEMPT#${attempt === 1 ? 'FIRST' : 'AGAIN'}`,
    ...(deadline.dueProvisional ? (['MARK#PROVISIONAL'] as const) : []),
    ...(proposedRejection === undefined ? [] : (['MARK#AWAITING_CONFIRMATION'] as const)),
    ...hints.map((hint): Facet => `HINT#${hint}`),
  ]
}

/** A review must have one facet of each group. No review has two facets of the first group. */
export type FacetGroups = readonly (readonly Facet[])[]

/** The facets of a filter. The index of the first group is read, so rare facets are first. */
export function facetsOfFilter({
  hint,
  mark,
  attempt,
  issuingRegion,
  certificateType,
}: QueueFilter): Facet[][] {
  const isStored = mark === 'PROVISIONAL' || mark === 'AWAITING_CONFIRMATION'
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

/** The due times that a mark selects; undefined: any. */
export function dueOfMark(
  mark: QueueMark | undefined,
  now: string,
  hours: BusinessHours,
): { readonly after?: string; readonly until: string } | undefined {
  if (mark === 'OVERDUE') return { until: now }
  if (mark === 'DUE_SOON') return { after: now, until: dueSoonUntil(now, hours) }
  return mark === 'DUE_TODAY' ? { after: now, until: endOfToday(now, hours) } : undefined
}
