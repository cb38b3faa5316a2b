import { type Caller, callerSchema } from '../../contract/caller.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Principal } from '../usecases/access/people.ts'
import { notThroughEdge } from '../usecases/access/through-edge.ts'

const anonymous: Principal = { accountId: '', roles: [] }

/**
 * The principal of a request, from the authorizer's context. It throws if the caller may not use the operation, or if the
 * token has expired since. `now` is in milliseconds since 1970.
 */
export function principalOf(operation: Operation, caller: unknown, now: number): Principal {
  if (operation.who === 'anyone') return anonymous
  const identified = identifiedOf(caller)
  if (Date.parse(identified.expiresAt) <= now) throw unauthenticated('EXPIRED')
  if (identified.kind === 'MACHINE') return machineOf(operation, identified)
  if (identified.kind === 'SESSION') return applicantOf(operation, identified)
  if (operation.who === 'machine') throw forbidden()
  const { accountId, roles, registrationRegion, userName } = identified
  if (operation.who !== 'applicant' && !roles.includes(operation.who)) throw forbidden()
  return { accountId, roles, ...(registrationRegion === undefined ? {} : { registrationRegion }), userName }
}

type Identified = Exclude<Caller, { kind: 'NOBODY' }>

function identifiedOf(caller: unknown): Identified {
  const parsed = callerSchema().safeParse(caller)
  if (!parsed.success) throw unauthenticated('INVALID')
  if (parsed.data.kind !== 'NOBODY') return parsed.data
  const { cause } = parsed.data
  if (cause === 'NOT_THROUGH_EDGE') throw notThroughEdge()
  if (cause === 'NOT_VERIFIABLE') throw new Error('The token could not be verified')
  throw unauthenticated(cause)
}

/** A session may use what applicants may, and a phone of it what the operations say. Its token has no role and no region. */
function applicantOf(operation: Operation, session: Identified & { kind: 'SESSION' }): Principal {
  if (operation.who !== 'applicant') throw forbidden()
  if (session.capability === 'UPLOAD' && operation.opensToPhones !== true) throw forbidden()
  return { accountId: session.accountId, roles: [], sessionId: session.sessionId }
}

/** A machine client may use the operations of its scopes, with their role. It has no account and is not in the directory. */
function machineOf(operation: Operation, machine: Identified & { kind: 'MACHINE' }): Principal {
  const { who, scope } = operation
  if (who === 'anyone' || who === 'applicant') throw forbidden()
  if (scope === undefined || !machine.scopes.includes(scope)) throw forbidden()
  return { accountId: machine.clientId, roles: who === 'machine' ? [] : [who] }
}

const details = {
  NO_TOKEN: 'An access token is needed.',
  EXPIRED: 'The access token has expired.',
  INVALID: 'A valid access token is needed.',
}

function unauthenticated(cause: keyof typeof details): DomainError {
  return new DomainError('UNAUTHENTICATED', details[cause])
}

function forbidden(): DomainError {
  return new DomainError('FORBIDDEN', 'This is not open to the caller.')
}
