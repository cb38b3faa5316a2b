import type { Caller } from '../../../contract/caller.ts'
import type { Clock, KeyedHash, Records } from '../../../domain/ports.ts'
import { accessTokenOf, isLive } from '../../../domain/session.ts'
import { hashOfToken, readToken } from '../sessions/tokens.ts'

export interface IdentifyingSessions {
  readonly records: Pick<Records, 'session'>
  readonly keyedHash: KeyedHash
  readonly clock: Clock
}

/** The caller with an access token of a session. The session is read each time and never cached. */
export async function identifySession(
  { records, keyedHash, clock }: IdentifyingSessions,
  text: string,
): Promise<Caller> {
  const token = readToken(text)
  if (token?.kind !== 'ACCESS') return { kind: 'NOBODY', cause: 'INVALID' }
  const session = await records.session(token.id)
  const now = clock()
  if (!isLive(session, now)) return { kind: 'NOBODY', cause: 'INVALID' }
  const found = accessTokenOf(session, await hashOfToken(keyedHash, text))
  if (found === undefined) return { kind: 'NOBODY', cause: 'INVALID' }
  const { capability, expiresAt } = found
  if (expiresAt <= now) return { kind: 'NOBODY', cause: 'EXPIRED' }
  const { accountId, sessionId } = session
  return { kind: 'SESSION', accountId, sessionId, capability, expiresAt }
}
