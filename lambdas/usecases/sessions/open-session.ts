import type { OpenedSessionView } from '../../../contract/session.ts'
import { latestApplicationOf } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { isLive, openByHandoff, openByLink, type Session, sessionEnded } from '../../../domain/session.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { hashOfToken, type MakingTokens, makeToken, readToken } from './tokens.ts'

type Opening = CommitDependencies & ActSources & RateLimiting & MakingTokens

interface Hashes {
  readonly token: string
  readonly accessToken: string
}

function opened(session: Session, kind: 'LINK' | 'HANDOFF', hashes: Hashes, now: string) {
  const { token, accessToken } = hashes
  return kind === 'LINK'
    ? openByLink(session, { link: token, accessToken }, now)
    : openByHandoff(session, { handoff: token, accessToken }, now)
}

/**
 * Exchanges the token of a link or of a hand-off for an access token. A hand-off can be exchanged once. All tokens
 * that cannot be exchanged get the same answer. The rate limit is per session, so only holders of its tokens can exhaust it.
 */
export async function openSession(deps: Opening, text: string): Promise<OpenedSessionView> {
  const token = readToken(text)
  if (token?.kind !== 'LINK' && token?.kind !== 'HANDOFF') throw sessionEnded()
  const { id: sessionId, kind } = token
  const isThere = isLive(await deps.records.session(sessionId), deps.clock())
  if (!isThere) throw sessionEnded()
  const access = await makeToken(deps, 'ACCESS', sessionId)
  const hashes = { token: await hashOfToken(deps.keyedHash, text), accessToken: access.hash }
  let isCounted = false
  return commitChange(deps, async () => {
    const before = await deps.records.session(sessionId)
    const act = newAct(deps, 'applicant', before?.accountId ?? '')
    if (!isLive(before, act.at)) throw sessionEnded()
    const after = opened(before, kind, hashes, act.at)
    if (after === undefined) throw sessionEnded()
    if (!isCounted) await takeRate(deps, sessionId, 'openings')
    isCounted = true
    const account = kind === 'HANDOFF' ? await deps.records.account(before.accountId) : undefined
    const current = account && latestApplicationOf(account)
    const action = kind === 'LINK' ? 'session.open' : 'handoff.open'
    return {
      change: {
        session: { before, after: after.session },
        audit: auditEntry(act, before.accountId, action, { details: { sessionId } }),
      },
      result: {
        accessToken: access.text,
        expiresAt: after.expiresAt,
        sessionId,
        ...(before.kind === 'HOSTED' && kind === 'LINK' ? linkAnswer(before) : {}),
        ...(current === undefined ? {} : { applicationId: current }),
      },
    }
  })
}

function linkAnswer({ returnUrl, locale }: Session & { kind: 'HOSTED' }) {
  return {
    ...(returnUrl === undefined ? {} : { returnUrl }),
    ...(locale === undefined ? {} : { locale }),
  }
}
