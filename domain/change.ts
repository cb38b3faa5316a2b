import type { Account } from './account.ts'
import { type Application, certificateHashOf } from './application.ts'
import type { Actor, AuditAction, AuditEntry } from './audit.ts'
import { DomainError } from './errors.ts'
import type { DomainEvent, DomainEventName } from './events.ts'
import { type ApplicationStatus, isAllowed, isOpen, type TransitionName, transition } from './lifecycle.ts'
import type { Change } from './ports.ts'

/** Who acts, when, and the id under which the audit trail keeps it. */
export interface Act {
  readonly actor: Actor
  readonly at: string
  readonly auditId: string
}

type Details = Readonly<Record<string, unknown>>

/** A copy without the named optional properties. */
export function without<T extends object, K extends keyof T>(value: T, ...names: K[]): Omit<T, K> {
  const copy = { ...value }
  for (const name of names) delete copy[name]
  return copy
}

export function auditEntry(
  act: Act,
  accountId: string,
  action: AuditAction,
  rest: Pick<AuditEntry, 'applicationId' | 'from' | 'to' | 'details'> = {},
): AuditEntry {
  return { auditId: act.auditId, accountId, at: act.at, actor: act.actor, action, ...rest }
}

/** The application one version on, with the events that this step emits, numbered from where it stood. */
export function nextVersion(
  before: Application,
  after: Application,
  at: string,
  names: readonly DomainEventName[],
  details?: Details,
): { application: Application; events: DomainEvent[] } {
  const events = names.map((name, index) =>
    domainEvent(after, name, before.eventSequence + index + 1, at, details),
  )
  return {
    application: {
      ...after,
      updatedAt: at,
      version: before.version + 1,
      eventSequence: before.eventSequence + names.length,
    },
    events,
  }
}

export function domainEvent(
  application: Application,
  name: DomainEventName,
  sequence: number,
  at: string,
  details?: Details,
): DomainEvent {
  return {
    id: `${application.applicationId}.${sequence}`,
    name,
    applicationId: application.applicationId,
    accountId: application.accountId,
    sequence,
    occurredAt: at,
    attempt: application.attempt,
    ...(details === undefined ? {} : { details }),
  }
}

/** In these states the application holds a place at its certificate. */
function holdsPlace(status: ApplicationStatus): boolean {
  return status === 'IN_REVIEW' || status === 'APPROVED'
}

function placeChange(name: TransitionName, before: Application, after: Application): Change['certificate'] {
  const hash = certificateHashOf(after)
  if (hash === undefined) return undefined
  const { place } = transition(name)
  if (place === 'released' && !holdsPlace(before.status)) return undefined
  const action = { claimed: 'claim', kept: 'confirm', released: 'release' } as const
  return { action: action[place], hash, accountId: after.accountId }
}

/**
 * One step of the lifecycle as one change, derived from the table of transitions: the application's status and the
 * account's, the certificate's places, the audit entry and the events. `edit` adds what is particular to the step.
 */
export function transitionChange(
  name: TransitionName,
  { application, account, act }: { application: Application; account: Account; act: Act },
  edit: (application: Application) => Application,
  details?: Details,
): Change {
  const rule = transition(name)
  if (!isAllowed(name, application.status)) throw wrongState()
  if (!rule.by.includes(act.actor.role)) throw new Error(`${act.actor.role} may not ${name}`)
  const next = nextVersion(
    application,
    edit({ ...application, status: rule.to, ...(isOpen(rule.to) ? {} : { endedAt: act.at }) }),
    act.at,
    rule.events,
    details,
  )
  const certificate = placeChange(name, application, next.application)
  const accountAfter: Account = {
    ...(rule.closes ? without(account, 'currentApplicationId') : account),
    authenticationStatus: rule.account,
    updatedAt: act.at,
    version: account.version + 1,
  }
  return {
    application: { before: application, after: next.application },
    account: { before: account, after: accountAfter },
    ...(certificate === undefined ? {} : { certificate }),
    audit: auditEntry(act, application.accountId, `application.${name}`, {
      applicationId: application.applicationId,
      from: application.status,
      to: rule.to,
      ...(details === undefined ? {} : { details }),
    }),
    events: next.events,
  }
}

export function wrongState(): DomainError {
  return new DomainError('WRONG_STATE', 'The application is not in a state that allows this.')
}
