import type { CreateSession } from '../../contract/session.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { createHandoff } from '../../lambdas/usecases/sessions/create-handoff.ts'
import { createSession } from '../../lambdas/usecases/sessions/create-session.ts'
import { openSession } from '../../lambdas/usecases/sessions/open-session.ts'
import { backend, type World } from './world.ts'

/** A session of customer-1, and the token of its link. */
export async function newSession(
  { deps }: World,
  more: Partial<CreateSession> = {},
): Promise<{ sessionId: string; link: string }> {
  const input = { accountId: 'customer-1', registrationRegion: 'DE', ...more }
  const { session, token = '' } = await createSession(deps, backend, input)
  return { sessionId: session.sessionId, link: token }
}

/** The caller with an access token of a session. */
export function sessionPrincipal(sessionId: string, accountId = 'customer-1'): Principal {
  return { accountId, roles: [], sessionId }
}

export async function requestHandoff({ deps }: World, principal: Principal): Promise<string> {
  const { token = '' } = await createHandoff(deps, principal)
  return token
}

/** Exchanges a token for an access token. */
export async function exchangeToken({ deps }: World, token: string): Promise<string> {
  return (await openSession(deps, token)).accessToken
}
