import type { HandoffView } from '../../../contract/session.ts'
import { auditEntry, without } from '../../../domain/change.ts'
import { handoffMinutes } from '../../../domain/policy.ts'
import type { Change } from '../../../domain/ports.ts'
import { isLive, minutesAfter, newPhoneSession, sessionEnded, withHandoff } from '../../../domain/session.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { type MakingTokens, makeToken } from './tokens.ts'

type HandingOff = CommitDependencies & AnswerContext & ActSources & RateLimiting & MakingTokens

/** `token` is a secret and is not stored for repeated requests. */
export interface Handoff {
  readonly sessionId: string
  readonly expiresAt: string
  readonly token?: string
}

function withoutHandoffToken(handoff: Handoff): Handoff {
  return without(handoff, 'token')
}

/** Adds the hand-off to the caller's session; a person who signed in gets a session for the phone alone. */
async function addHandoff(
  deps: HandingOff,
  principal: Principal,
  { sessionId, hash }: { readonly sessionId: string; readonly hash: string },
  now: string,
): Promise<{ change: Pick<Change, 'session' | 'account'>; expiresAt: string }> {
  if (principal.sessionId !== undefined) {
    const before = await deps.records.session(sessionId)
    if (!isLive(before, now)) throw sessionEnded()
    const { session: after, expiresAt } = withHandoff(before, hash, now)
    return { change: { session: { before, after } }, expiresAt }
  }
  const account = await ensureAccount(deps, principal)
  const session = newPhoneSession({ sessionId, accountId: account.accountId }, hash, now)
  // The account changes too, so that a simultaneous erasure either finds the session or starts again.
  const after = { ...account, updatedAt: now, version: account.version + 1 }
  return {
    change: { session: { after: session }, account: { before: account, after } },
    expiresAt: minutesAfter(now, handoffMinutes),
  }
}

/** A link for the caller's phone, to read the application and upload files for it. It can be opened once within minutes. */
export async function createHandoff(deps: HandingOff, principal: Principal): Promise<Handoff> {
  const { accountId } = principal
  await takeRate(deps, accountId, 'handoffs')
  const sessionId = principal.sessionId ?? deps.newId()
  const token = await makeToken(deps, 'HANDOFF', sessionId)
  return commitAnswer(
    deps,
    async () => {
      const act = newAct(deps, 'applicant', accountId)
      const { change, expiresAt } = await addHandoff(deps, principal, { sessionId, hash: token.hash }, act.at)
      return {
        change: {
          ...change,
          audit: auditEntry(act, accountId, 'handoff.create', { details: { sessionId } }),
        },
        result: { sessionId, expiresAt, token: token.text },
      }
    },
    withoutHandoffToken,
  )
}

export function handoffView({ expiresAt, token }: Handoff, pagesOrigin: string): HandoffView {
  if (token === undefined) throw new Error('A hand-off without its token')
  return { url: `${pagesOrigin}/continue#${token}`, expiresAt }
}
