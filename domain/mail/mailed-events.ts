import type { Account } from '../account.ts'
import { type Application, awaitedAttempt, isReviewOpen, isStanding } from '../application.ts'
import type { DomainEvent, DomainEventName } from '../events.ts'
import { isEditable } from '../lifecycle.ts'
import { mailLimits } from '../policy.ts'

/** The events that applicants get an e-mail about. */
export const mailedEventNames = [
  'application.submitted',
  'application.retry_requested',
  'application.approved',
  'application.rejected',
  'application.reopened',
  'application.expires_soon',
  'certificate.expiring',
  'certificate.expired',
] as const satisfies readonly DomainEventName[]

export type MailedEventName = (typeof mailedEventNames)[number]

export type MailedEvent = Pick<DomainEvent, 'id' | 'applicationId' | 'attempt' | 'occurredAt'> & {
  readonly name: MailedEventName
  readonly test?: true | undefined
}

/** Whether the application is still in the state that the event announced. */
const stillHolds: Readonly<
  Record<MailedEventName, (application: Application, occurredAt: string) => boolean>
> = {
  'application.submitted': isReviewOpen,
  'application.retry_requested': ({ status }) => status === 'RETRY_REQUESTED',
  'application.approved': isStanding,
  'application.rejected': ({ status }) => status === 'REJECTED',
  'application.reopened': application => isReviewOpen(application) && application.override !== undefined,
  'application.expires_soon': application =>
    isEditable(application.status) && application.expiryToldFor === awaitedAttempt(application),
  'certificate.expiring': isStanding,
  // A stage may end the authentication in the same moment.
  'certificate.expired': (application, occurredAt) =>
    isStanding(application) || (application.status === 'REVOKED' && application.endedAt === occurredAt),
}

const dayMs = 86_400_000

/** Whether the event is worth a mail now: it is not old, and the state that it announced has not passed. */
export function isWorthMailing(
  { name, attempt, occurredAt }: MailedEvent,
  application: Application,
  now: string,
): boolean {
  const age = Date.parse(now) - Date.parse(occurredAt)
  return (
    age < mailLimits.sentWithin * dayMs &&
    application.attempt === attempt &&
    stillHolds[name](application, occurredAt)
  )
}

export const isCertificateNotice = ({ name }: Pick<MailedEvent, 'name'>): boolean =>
  name === 'certificate.expiring' || name === 'certificate.expired'

/**
 * Whether a notice about a certificate is about the one with which the account is authenticated. If the authentication ended
 * with the certificate: whether the account is still without one, because a renewal may have authenticated it since.
 */
export function isStillTrueOf(account: Account, event: MailedEvent, application: Application): boolean {
  if (!isCertificateNotice(event)) return true
  return isStanding(application)
    ? account.currentApplicationId === application.applicationId
    : account.authenticationStatus !== 'AUTHENTICATED'
}
