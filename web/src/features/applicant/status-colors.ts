import type { ApplicationStatus } from '#domain/lifecycle.ts'

export const statusColors: Readonly<Record<ApplicationStatus, string>> = {
  DRAFT: 'gray',
  IN_REVIEW: 'blue',
  RETRY_REQUESTED: 'orange',
  APPROVED: 'green',
  REJECTED: 'red',
  EXPIRED: 'gray',
  WITHDRAWN: 'gray',
  REVOKED: 'red',
}
