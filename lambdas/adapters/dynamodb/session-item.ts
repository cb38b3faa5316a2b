import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { capabilities, type Session, sessionDeletion, sessionLocales } from '../../../domain/session.ts'
import { accountKey } from './account-item.ts'
import { hashKeys } from './hash-keys.ts'
import { optional, parseStored } from './stored.ts'

const shape = buildOnce(() => ({
  sessionId: z.string(),
  accountId: z.string(),
  accessTokens: z.array(
    z.object({ hash: z.string(), capability: z.enum(capabilities), expiresAt: z.string() }),
  ),
  handoffs: z.array(z.object({ hash: z.string(), expiresAt: z.string() })),
  createdAt: z.string(),
  expiresAt: z.string(),
  version: z.number(),
}))

const schema = buildOnce(
  (): z.ZodType<Session> =>
    z.discriminatedUnion('kind', [
      z.object({
        ...shape(),
        kind: z.literal('HOSTED'),
        links: z.array(z.string()),
        metadata: z.record(z.string(), z.string()),
        emailCiphertext: optional(z.string()),
        emailHash: optional(z.string()),
        locale: optional(z.enum(sessionLocales)),
        returnUrl: optional(z.string()),
        cancelledAt: optional(z.string()),
      }),
      z.object({ ...shape(), kind: z.literal('PHONE') }),
    ]),
)

export function sessionKey(sessionId: string) {
  return { pk: `SESSION#${sessionId}`, sk: 'SESSION' }
}

/** Under the account, so that an erasure finds every session by one strongly consistent query. */
export const sessionListPrefix = 'SESSION#'

export function sessionListKey(accountId: string, sessionId: string) {
  return { pk: accountKey(accountId).pk, sk: `${sessionListPrefix}${sessionId}` }
}

export function toSessionItem(session: Session): Record<string, unknown> {
  const { sessionId, createdAt } = session
  const emailHash = session.kind === 'HOSTED' ? session.emailHash : undefined
  return {
    ...sessionKey(sessionId),
    ...session,
    ...(emailHash === undefined ? {} : hashKeys('EMAIL', emailHash, `${createdAt}#${sessionId}`)),
    deleteAfter: sessionDeletion(session),
  }
}

/** It lives as long as the session's own item. */
export function toSessionListItem(session: Session): Record<string, unknown> {
  const { sessionId, accountId } = session
  return { ...sessionListKey(accountId, sessionId), sessionId, deleteAfter: sessionDeletion(session) }
}

export function fromSessionItem(item: unknown): Session {
  return parseStored(schema(), item)
}

export function sessionIdOfListItem({ sk }: Readonly<Record<string, unknown>>): string {
  return String(sk).slice(sessionListPrefix.length)
}
