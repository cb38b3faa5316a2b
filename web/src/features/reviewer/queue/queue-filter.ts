import { isCertificateType } from '#domain/certificates.ts'
import type { ReviewState } from '#domain/lease.ts'
import { isRealDate } from '#domain/local-time.ts'
import { queueHintNames } from '#domain/queue-hints.ts'
import { isRegion } from '#domain/regions.ts'
import { type QueueFilter, queueAttempts, queueMarks } from '#domain/review-queue.ts'

/** The lists of the page. What colleagues want has sections of its own. */
export const queueStates = ['unclaimed', 'mine', 'all'] as const satisfies readonly ReviewState[]

/** The reviews that the page lists. It stands in the page's address, so that a list can be shared. */
export interface QueueView extends QueueFilter {
  readonly state: (typeof queueStates)[number]
}

export const filterNames = ['mark', 'certificateType', 'issuingRegion', 'attempt', 'hint'] as const

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find(value => value === text)

/** Reads an address. Unknown values are ignored. */
export function viewOf(query: URLSearchParams): QueueView {
  const of = (name: string) => query.get(name) ?? ''
  const [type, region] = [of('certificateType'), of('issuingRegion')]
  return {
    state: oneOf(queueStates, of('state')) ?? 'unclaimed',
    certificateType: isCertificateType(type) ? type : undefined,
    issuingRegion: isRegion(region) ? region : undefined,
    mark: oneOf(queueMarks, of('mark')),
    attempt: oneOf(queueAttempts, of('attempt')),
    hint: oneOf(queueHintNames, of('hint')),
    dueOn: isRealDate(of('dueOn')) ? of('dueOn') : undefined,
  }
}

/** The parameters of the address and of the request. */
export const queryOf = (view: QueueView): Record<string, string> =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined))

export const isFiltered = (view: QueueView): boolean =>
  view.dueOn !== undefined || filterNames.some(name => view[name] !== undefined)
