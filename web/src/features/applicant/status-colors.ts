import type { Application } from '@realname/client'
import type { ApplicationStatus } from '#domain/lifecycle.ts'

/** The status that the applicant sees. An approved application that a renewal has replaced has one of its own. */
export type ShownStatus = ApplicationStatus | 'SUPERSEDED'

export const shownStatusOf = ({
  status,
  supersededBy,
}: Pick<Application, 'status' | 'supersededBy'>): ShownStatus =>
  supersededBy === undefined ? status : 'SUPERSEDED'

export const statusColors: Readonly<Record<ShownStatus, string>> = {
  DRAFT: 'gray',
  IN_REVIEW: 'blue',
  RETRY_REQUESTED: 'orange',
  APPROVED: 'green',
  SUPERSEDED: 'gray',
  REJECTED: 'red',
  EXPIRED: 'gray',
  WITHDRAWN: 'gray',
  REVOKED: 'red',
}
