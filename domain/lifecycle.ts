import type { AuthenticationStatus } from './account.ts'
import type { DomainEventName } from './events.ts'
import type { ActorRole } from './roles.ts'

export const applicationStatuses = [
  'DRAFT',
  'IN_REVIEW',
  'RETRY_REQUESTED',
  'APPROVED',
  'REJECTED',
  'EXPIRED',
  'WITHDRAWN',
  'REVOKED',
] as const

export type ApplicationStatus = (typeof applicationStatuses)[number]

interface Transition {
  readonly from: readonly ApplicationStatus[]
  readonly to: ApplicationStatus
  readonly by: readonly ActorRole[]
  /** The account's status after the transition. An unauthenticated account then has no current application. */
  readonly account: AuthenticationStatus
  /** The effect on the account's place of the certificate (R11). */
  readonly place: 'claimed' | 'released' | 'kept'
  /** The effect on the authentication that the account has already, if the application is to renew it. */
  readonly standing: 'kept' | 'superseded' | 'ended'
  readonly events: readonly DomainEventName[]
}

/**
 * The lifecycle as data. Write conditions, the account's status, the certificate's places, the events and the diagrams
 * are derived from this table.
 */
export const transitions = {
  submit: {
    from: ['DRAFT', 'RETRY_REQUESTED'],
    to: 'IN_REVIEW',
    by: ['applicant'],
    account: 'IN_REVIEW',
    place: 'claimed',
    standing: 'kept',
    events: ['application.submitted'],
  },
  approve: {
    from: ['IN_REVIEW'],
    to: 'APPROVED',
    by: ['reviewer'],
    account: 'AUTHENTICATED',
    place: 'kept',
    standing: 'superseded',
    events: ['application.approved', 'account.authenticated'],
  },
  'request-retry': {
    from: ['IN_REVIEW'],
    to: 'RETRY_REQUESTED',
    by: ['reviewer', 'system'],
    account: 'RETRY_REQUIRED',
    place: 'released',
    standing: 'kept',
    events: ['application.retry_requested'],
  },
  reject: {
    from: ['IN_REVIEW'],
    to: 'REJECTED',
    by: ['reviewer', 'system'],
    account: 'UNAUTHENTICATED',
    place: 'released',
    standing: 'kept',
    events: ['application.rejected'],
  },
  reopen: {
    from: ['REJECTED'],
    to: 'IN_REVIEW',
    by: ['operator'],
    account: 'IN_REVIEW',
    place: 'claimed',
    standing: 'kept',
    events: ['application.reopened'],
  },
  expire: {
    from: ['DRAFT', 'RETRY_REQUESTED'],
    to: 'EXPIRED',
    by: ['system'],
    account: 'UNAUTHENTICATED',
    place: 'released',
    standing: 'kept',
    events: ['application.expired'],
  },
  withdraw: {
    from: ['DRAFT', 'IN_REVIEW', 'RETRY_REQUESTED'],
    to: 'WITHDRAWN',
    by: ['applicant', 'operator'],
    account: 'UNAUTHENTICATED',
    place: 'released',
    standing: 'kept',
    events: ['application.withdrawn'],
  },
  revoke: {
    from: ['APPROVED'],
    to: 'REVOKED',
    by: ['operator', 'applicant', 'system'],
    account: 'UNAUTHENTICATED',
    place: 'released',
    standing: 'ended',
    events: ['application.revoked'],
  },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions

export function transition(name: TransitionName): Transition {
  return transitions[name]
}

export function isAllowed(name: TransitionName, status: ApplicationStatus): boolean {
  return transition(name).from.includes(status)
}

/** Whether the application can still proceed. An approved application has ended, although it may be revoked. */
export function isOpen(status: ApplicationStatus): boolean {
  return isAllowed('withdraw', status)
}

/** Whether the applicant may upload files and change the entered details. */
export function isEditable(status: ApplicationStatus): boolean {
  return isAllowed('submit', status)
}

/** The status of an account without an authentication whose application has this status. */
export function accountStatusWith(
  status: ApplicationStatus,
): 'UNAUTHENTICATED' | 'IN_REVIEW' | 'RETRY_REQUIRED' {
  if (status === 'IN_REVIEW') return 'IN_REVIEW'
  return status === 'RETRY_REQUESTED' ? 'RETRY_REQUIRED' : 'UNAUTHENTICATED'
}
