import { describe, expect, test } from '@jest/globals'
import type { Application } from '../../domain/application.ts'
import {
  accessTokenOf,
  type HostedSession,
  isCancelled,
  isLive,
  minutesAfter,
  newPhoneSession,
  openByHandoff,
  openByLink,
  type PhoneSession,
  type SessionStatus,
  sessionDeletion,
  sessionEnded,
  sessionStatus,
  toCancelled,
  withHandoff,
} from '../../domain/session.ts'
import { sampleSession } from '../support/samples.ts'

const now = '2026-11-23T02:00:00.000Z'
const lastMoment = '2026-11-23T01:59:59.999Z'
const later = (minutes: number) => minutesAfter(now, minutes)
const expired = { hash: 'expired', expiresAt: now }
const valid = { hash: 'valid', expiresAt: later(1) }
const session: HostedSession = sampleSession({
  links: ['first', 'second'],
  accessTokens: [
    { ...expired, capability: 'APPLY' },
    { ...valid, capability: 'UPLOAD' },
  ],
  handoffs: [expired, valid],
  createdAt: lastMoment,
  expiresAt: later(24 * 60),
  version: 7,
})
const phone: PhoneSession = newPhoneSession({ sessionId: 'phone', accountId: 'account' }, 'handed', now)
const cancelled = { ...session, cancelledAt: now }
const shorter = { ...session, expiresAt: later(2) }
const kept = { accessTokens: [{ ...valid, capability: 'UPLOAD' }], handoffs: [valid], version: 8 }

describe('a session', () => {
  test.each([
    ['before its end', session, later(24 * 60 - 1), true],
    ['at its end', session, session.expiresAt, false],
    ['after its cancellation', cancelled, now, false],
    ['of a phone', phone, now, true],
    ['that does not exist', undefined, now, false],
  ] as const)('%s is live: %j', (_, of, at, live) => {
    expect(isLive(of, at)).toBe(live)
  })

  test('is cancelled only by the backend that created it', () => {
    expect([session, cancelled, phone].map(isCancelled)).toEqual([false, true, false])
  })

  test('that ended is refused like one that never existed', () => {
    expect(sessionEnded()).toMatchObject({ code: 'SESSION_ENDED' })
    expect(sessionEnded().message).not.toBe('')
  })

  test.each<[Application['status'] | undefined, SessionStatus, SessionStatus]>([
    [undefined, 'OPEN', 'EXPIRED'],
    ['DRAFT', 'OPEN', 'EXPIRED'],
    ['RETRY_REQUESTED', 'OPEN', 'EXPIRED'],
    ['IN_REVIEW', 'SUBMITTED', 'SUBMITTED'],
    ['APPROVED', 'COMPLETED', 'COMPLETED'],
    ['REJECTED', 'COMPLETED', 'COMPLETED'],
    ['WITHDRAWN', 'OPEN', 'EXPIRED'],
    ['EXPIRED', 'OPEN', 'EXPIRED'],
    ['REVOKED', 'OPEN', 'EXPIRED'],
  ])('with an application in %s is %s, and %s after its end', (status, before, after) => {
    const application = status === undefined ? undefined : { status }
    expect(sessionStatus(session, application, now)).toBe(before)
    expect(sessionStatus(session, application, session.expiresAt)).toBe(after)
    expect(sessionStatus(cancelled, application, now)).toBe('CANCELLED')
  })

  test('is kept for 30 days after its end, and that of a phone for one', () => {
    const deletion = (of: HostedSession | PhoneSession) => new Date(sessionDeletion(of) * 1000).toISOString()
    expect(deletion(session)).toBe('2026-12-24T02:00:00.000Z')
    expect(deletion({ ...phone, expiresAt: '2026-11-23T02:00:00.001Z' })).toBe('2026-11-24T02:00:01.000Z')
  })
})

describe('a link', () => {
  const open = (of: HostedSession | PhoneSession, link: string) =>
    openByLink(of, { link, accessToken: 'new' }, now)

  test.each(['first', 'second'])('opens the session with an access token of 15 minutes: %s', link => {
    expect(open(session, link)).toEqual({
      session: {
        ...session,
        ...kept,
        accessTokens: [...kept.accessTokens, { hash: 'new', capability: 'APPLY', expiresAt: later(15) }],
      },
      expiresAt: later(15),
    })
  })

  test('gives no token beyond the end of the session', () => {
    expect(open(shorter, 'first')?.expiresAt).toBe(shorter.expiresAt)
  })

  test('opens no other session, and no phone', () => {
    expect(open(session, 'other')).toBeUndefined()
    expect(open(phone, 'first')).toBeUndefined()
  })

  test('gives a token that is found by its hash', () => {
    expect(accessTokenOf(session, 'valid')).toMatchObject({ capability: 'UPLOAD' })
    expect(accessTokenOf(session, 'other')).toBeUndefined()
  })
})

describe('a hand-off to a phone', () => {
  const open = (handoff: string) => openByHandoff(session, { handoff, accessToken: 'new' }, now)

  test('opens the session once, for uploads', () => {
    expect(open('valid')).toEqual({
      session: {
        ...session,
        ...kept,
        handoffs: [],
        accessTokens: [...kept.accessTokens, { hash: 'new', capability: 'UPLOAD', expiresAt: later(15) }],
      },
      expiresAt: later(15),
    })
  })

  test('leaves other hand-offs of the session', () => {
    const two = { ...session, handoffs: [valid, { hash: 'other', expiresAt: later(5) }] }
    const opened = openByHandoff(two, { handoff: 'valid', accessToken: 'new' }, now)
    expect(opened?.session.handoffs).toEqual([{ hash: 'other', expiresAt: later(5) }])
  })

  test('does not open it after its end, or under another token', () => {
    expect(open('expired')).toBeUndefined()
    expect(open('other')).toBeUndefined()
  })

  test('lasts ten minutes, and not longer than the session', () => {
    const created = {
      session: { ...session, ...kept, handoffs: [valid, { hash: 'new', expiresAt: later(10) }] },
    }
    expect(withHandoff(session, 'new', now)).toEqual({ ...created, expiresAt: later(10) })
    expect(withHandoff(shorter, 'new', now).expiresAt).toBe(shorter.expiresAt)
  })

  test('of a person who signed in has a session that lasts for the token after it', () => {
    expect(phone).toEqual({
      kind: 'PHONE',
      sessionId: 'phone',
      accountId: 'account',
      accessTokens: [],
      handoffs: [{ hash: 'handed', expiresAt: later(10) }],
      createdAt: now,
      expiresAt: later(25),
      version: 1,
    })
    expect(openByHandoff(phone, { handoff: 'handed', accessToken: 'new' }, now)?.expiresAt).toBe(later(15))
  })
})

test('a cancellation ends all tokens', () => {
  expect(toCancelled(session, now)).toEqual({
    ...session,
    accessTokens: [],
    handoffs: [],
    cancelledAt: now,
    version: 8,
  })
})
