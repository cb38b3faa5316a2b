import type { Application } from './application.ts'
import { DomainError } from './errors.ts'
import { handoffMinutes, sessionRecordDays, sessionTokenMinutes } from './policy.ts'

/** The rights of an access token: all rights of an applicant, or only reading the application and uploading. */
export const capabilities = ['APPLY', 'UPLOAD'] as const

export type Capability = (typeof capabilities)[number]

export const sessionLocales = ['en', 'zh'] as const

/** The languages in which people are addressed. */
export type SessionLocale = (typeof sessionLocales)[number]

/** An access token, by its keyed hash. */
interface AccessToken {
  readonly hash: string
  readonly capability: Capability
  readonly expiresAt: string
}

/** The token of a hand-off to a phone, by its keyed hash. It is removed when it is used. */
interface HandoffToken {
  readonly hash: string
  readonly expiresAt: string
}

interface SessionBase {
  readonly sessionId: string
  readonly accountId: string
  readonly accessTokens: readonly AccessToken[]
  readonly handoffs: readonly HandoffToken[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly version: number
}

/** A session that an integrator's backend created. */
export interface HostedSession extends SessionBase {
  readonly kind: 'HOSTED'
  /** The keyed hashes of its link tokens. Each repetition of the request that created the session adds one. */
  readonly links: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  /** Encrypted, bound to the session's id. */
  readonly emailCiphertext?: string
  /** Keyed hash of `emailKeyText`. Absent in sessions of earlier versions. */
  readonly emailHash?: string
  readonly locale?: SessionLocale
  readonly returnUrl?: string
  readonly cancelledAt?: string
}

/** The session of the phone of a person who signed in. Only its hand-off opens it. */
export interface PhoneSession extends SessionBase {
  readonly kind: 'PHONE'
}

/** The session contains its tokens, so that one read shows whether a token is valid, and one write ends all tokens. */
export type Session = HostedSession | PhoneSession

export const sessionStatuses = ['OPEN', 'SUBMITTED', 'COMPLETED', 'EXPIRED', 'CANCELLED'] as const

export type SessionStatus = (typeof sessionStatuses)[number]

/** The same error for every reason: a session that ended, or that never existed. */
export function sessionEnded(): DomainError {
  return new DomainError('SESSION_ENDED', 'This session has ended.')
}

export function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}

export function isCancelled(session: Session): boolean {
  return session.kind === 'HOSTED' && session.cancelledAt !== undefined
}

export function isLive(session: Session | undefined, now: string): session is Session {
  return session !== undefined && !isCancelled(session) && now < session.expiresAt
}

/** `application` is the account's current one. Otherwise it is the last one, if that ended during the session. */
export function sessionStatus(
  session: Session,
  application: Pick<Application, 'status'> | undefined,
  now: string,
): SessionStatus {
  if (isCancelled(session)) return 'CANCELLED'
  if (application?.status === 'APPROVED' || application?.status === 'REJECTED') return 'COMPLETED'
  if (application?.status === 'IN_REVIEW') return 'SUBMITTED'
  return now < session.expiresAt ? 'OPEN' : 'EXPIRED'
}

/** The time from which the stored session may be deleted, in epoch seconds. */
export function sessionDeletion({ kind, expiresAt }: Pick<Session, 'kind' | 'expiresAt'>): number {
  // A phone's session cannot be read after its expiry. One day allows for differences between clocks.
  const days = kind === 'HOSTED' ? sessionRecordDays : 1
  return Math.ceil(Date.parse(expiresAt) / 1000) + days * 86_400
}

/** The next version, without the tokens that have expired. */
function withoutExpiredTokens<S extends Session>(session: S, now: string): S {
  return {
    ...session,
    accessTokens: session.accessTokens.filter(({ expiresAt }) => now < expiresAt),
    handoffs: session.handoffs.filter(({ expiresAt }) => now < expiresAt),
    version: session.version + 1,
  }
}

/** The access token with this hash. */
export function accessTokenOf(session: Session, hash: string): AccessToken | undefined {
  return session.accessTokens.find(token => token.hash === hash)
}

function withAccessToken<S extends Session>(
  session: S,
  { hash, capability }: Pick<AccessToken, 'hash' | 'capability'>,
  now: string,
): { session: S; expiresAt: string } {
  const latest = minutesAfter(now, sessionTokenMinutes)
  const expiresAt = latest < session.expiresAt ? latest : session.expiresAt
  const next = withoutExpiredTokens(session, now)
  return {
    session: { ...next, accessTokens: [...next.accessTokens, { hash, capability, expiresAt }] },
    expiresAt,
  }
}

/** The session with another access token, for the holder of its link. Undefined: the session has no such link. */
export function openByLink(
  session: Session,
  { link, accessToken }: { readonly link: string; readonly accessToken: string },
  now: string,
): { session: HostedSession; expiresAt: string } | undefined {
  if (session.kind !== 'HOSTED' || !session.links.includes(link)) return undefined
  return withAccessToken(session, { hash: accessToken, capability: 'APPLY' }, now)
}

/** The session with an access token for a phone, and without the used hand-off. */
export function openByHandoff(
  session: Session,
  { handoff, accessToken }: { readonly handoff: string; readonly accessToken: string },
  now: string,
): { session: Session; expiresAt: string } | undefined {
  const used = session.handoffs.find(({ hash, expiresAt }) => hash === handoff && now < expiresAt)
  if (used === undefined) return undefined
  const handoffs = session.handoffs.filter(other => other !== used)
  return withAccessToken({ ...session, handoffs }, { hash: accessToken, capability: 'UPLOAD' }, now)
}

/** The session with another hand-off, and when that expires. */
export function withHandoff<S extends Session>(
  session: S,
  hash: string,
  now: string,
): { session: S; expiresAt: string } {
  const latest = minutesAfter(now, handoffMinutes)
  const expiresAt = latest < session.expiresAt ? latest : session.expiresAt
  const next = withoutExpiredTokens(session, now)
  return { session: { ...next, handoffs: [...next.handoffs, { hash, expiresAt }] }, expiresAt }
}

/** The cancelled session. None of its tokens is valid any more. */
export function toCancelled(session: HostedSession, now: string): HostedSession {
  return { ...withoutExpiredTokens(session, now), accessTokens: [], handoffs: [], cancelledAt: now }
}

/** A session for the phone of a person who signed in. It lasts as long as its hand-off and the following access token. */
export function newPhoneSession(
  { sessionId, accountId }: Pick<Session, 'sessionId' | 'accountId'>,
  hash: string,
  now: string,
): PhoneSession {
  return {
    kind: 'PHONE',
    sessionId,
    accountId,
    accessTokens: [],
    handoffs: [{ hash, expiresAt: minutesAfter(now, handoffMinutes) }],
    createdAt: now,
    expiresAt: minutesAfter(now, handoffMinutes + sessionTokenMinutes),
    version: 1,
  }
}
