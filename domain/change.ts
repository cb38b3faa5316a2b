import type { Account } from './account.ts'
import { type Application, certificateHashOf, isStanding, type RecordedDecision } from './application.ts'
import type { Actor, AuditAction, AuditEntry } from './audit.ts'
import { DomainError } from './errors.ts'
import { type DomainEvent, type DomainEventName, eventId } from './events.ts'
import { certificateOf } from './held-certificate.ts'
import {
  accountStatusWith,
  isAllowed,
  type TransitionName,
  transition,
  type transitions,
} from './lifecycle.ts'
import type { Change } from './ports.ts'
import type { ActorRole } from './roles.ts'

/** The actor, the time, and the id of the entry in the audit trail. */
export interface Act {
  readonly actor: Actor
  readonly at: string
  readonly auditId: string
}

type Details = Readonly<Record<string, unknown>>

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** A copy without the named properties. A union is handled member by member. */
export function without<T extends object, K extends keyof T>(value: T, ...names: K[]): Without<T, K> {
  const copy: Partial<T> = { ...value }
  for (const name of names) delete copy[name]
  return copy as Without<T, K>
}

export function auditEntry(
  act: Act,
  accountId: string,
  action: AuditAction,
  rest: Pick<AuditEntry, 'applicationId' | 'from' | 'to' | 'details'> = {},
): AuditEntry {
  return { auditId: act.auditId, accountId, at: act.at, actor: act.actor, action, ...rest }
}

/** The application with the next version number, and the events of this step, numbered after the last one. */
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
    id: eventId(application.applicationId, sequence),
    name,
    applicationId: application.applicationId,
    accountId: application.accountId,
    sequence,
    occurredAt: at,
    attempt: application.attempt,
    ...(application.purpose === undefined ? {} : { purpose: application.purpose }),
    ...(application.test === undefined ? {} : { test: true }),
    ...(details === undefined ? {} : { details }),
  }
}

/** These transitions apply a recorded decision. */
const concludingTransitions = ['approve', 'request-retry', 'reject'] as const
type ConcludingTransition = (typeof concludingTransitions)[number]

/** An application in one of the states in which the transition is allowed. */
export type Before<N extends TransitionName> = Extract<
  Application,
  { readonly status: (typeof transitions)[N]['from'][number] } & (N extends ConcludingTransition
    ? { readonly recordedDecision: RecordedDecision }
    : N extends 'revoke'
      ? { readonly supersededBy?: undefined }
      : unknown)
>

/** An application in one of the states to which the transition leads. */
export type After<N extends TransitionName> = Extract<
  Application,
  { readonly status: (typeof transitions)[N]['to'] }
>

export function isBefore<N extends TransitionName>(
  name: N,
  application: Application,
): application is Before<N> {
  const isConcluding = concludingTransitions.some(each => each === name)
  if (name === 'revoke' && !isStanding(application)) return false
  return isAllowed(name, application.status) && !(isConcluding && application.recordedDecision === undefined)
}

export function assertBefore<N extends TransitionName>(
  name: N,
  application: Application,
): asserts application is Before<N> {
  if (!isBefore(name, application)) throw wrongState()
}

/** Whether the application holds a place of its certificate. */
export function hasPlace(application: Application): boolean {
  return application.status === 'IN_REVIEW' || isStanding(application)
}

/** An account has one place at a certificate, even if two of its applications have the same number. */
function placeChange(
  name: TransitionName,
  before: Application,
  after: Application,
  beside: Application | undefined,
): Change['certificate'] {
  const hash = certificateHashOf(after)
  if (hash === undefined) return undefined
  const { place } = transition(name)
  const isShared = beside !== undefined && hasPlace(beside) && certificateHashOf(beside) === hash
  if (place === 'released' && (!hasPlace(before) || isShared)) return undefined
  const action = { claimed: 'claim', kept: 'confirm', released: 'release' } as const
  return { action: action[place], hash, accountId: after.accountId }
}

function accountAfter(
  name: TransitionName,
  account: Account,
  application: Application,
  beside: Application | undefined,
  at: string,
): Account {
  const { account: authenticationStatus, standing } = transition(name)
  const { applicationId, entered } = application
  const next = { updatedAt: at, version: account.version + 1 }
  const isRenewal =
    account.authenticationStatus === 'AUTHENTICATED' && account.currentApplicationId !== applicationId
  if (isRenewal && standing === 'kept') {
    const isOver = authenticationStatus === 'UNAUTHENTICATED'
    return {
      ...without(account, 'renewalApplicationId'),
      ...(isOver ? {} : { renewalApplicationId: applicationId }),
      ...next,
    }
  }
  const rest = {
    ...without(account, 'currentApplicationId', 'certificate', 'renewalApplicationId'),
    ...next,
  }
  switch (authenticationStatus) {
    case 'UNAUTHENTICATED':
      // An open renewal goes on. It is to authenticate the account from now on.
      return beside === undefined
        ? { ...rest, authenticationStatus }
        : {
            ...rest,
            authenticationStatus: accountStatusWith(beside.status),
            currentApplicationId: beside.applicationId,
          }
    case 'AUTHENTICATED':
      return {
        ...rest,
        authenticationStatus,
        currentApplicationId: applicationId,
        ...(entered === undefined ? {} : { certificate: certificateOf({ ...application, entered }) }),
      }
    default:
      return { ...rest, authenticationStatus, currentApplicationId: applicationId }
  }
}

/** In test mode, operators, machines and names act in place of reviewers, and operators and machines in place of time. */
function mayAct(by: readonly ActorRole[], role: ActorRole, { test }: Application): boolean {
  if (by.includes(role)) return true
  const isSimulated = by.includes('reviewer') || by.includes('system')
  return test === true && isSimulated && (role === 'operator' || role === 'system')
}

/** `beside`: the application beside this one, if the account has two (`besideOf`). */
export interface TransitionContext<A extends Application = Application> {
  readonly application: A
  readonly account: Account
  readonly beside: Application | undefined
  readonly act: Act
}

/**
 * One transition as one change, derived from the table of transitions: the application, the account's status, the
 * certificate's places, the audit entry and the events. `after`: the application in its next state, made by
 * `transitions.ts`.
 */
export function transitionChange<N extends TransitionName>(
  name: N,
  { application, account, beside, act }: TransitionContext<Before<N>>,
  after: After<N>,
  details?: Details,
  { before: earlier = [] }: { readonly before?: readonly DomainEventName[] } = {},
): Change {
  const rule = transition(name)
  if (!mayAct(rule.by, act.actor.role, application)) throw new Error(`${act.actor.role} may not ${name}`)
  const before: Application = application
  const { applicationId, accountId, status } = before
  const next = nextVersion(before, after, act.at, [...earlier, ...rule.events], details)
  const certificate = placeChange(name, before, next.application, beside)
  return {
    application: { before, after: next.application },
    account: { before: account, after: accountAfter(name, account, before, beside, act.at) },
    ...(certificate === undefined ? {} : { certificate }),
    audit: auditEntry(act, accountId, `application.${name}`, {
      applicationId,
      from: status,
      to: rule.to,
      ...(details === undefined ? {} : { details }),
    }),
    events: next.events,
  }
}

export function wrongState(): DomainError {
  return new DomainError('WRONG_STATE', 'The application is not in a state that allows this.')
}
