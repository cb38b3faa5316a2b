import type { CreatedSessionView, CreateSession } from '../../../contract/session.ts'
import type { SessionRules } from '../../../contract/session-rules.ts'
import type { Account } from '../../../domain/account.ts'
import { type Act, auditEntry, without } from '../../../domain/change.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import { emailKeyText } from '../../../domain/search.ts'
import { type HostedSession, minutesAfter } from '../../../domain/session.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { withFacts } from '../accounts/manage-account.ts'
import { type CommitDependencies, commitAnswer, commitChange } from '../records/commit-change.ts'
import { findHostedSession } from './read-session.ts'
import { assertMayReturnTo } from './return-address.ts'
import { assertOpenToSessions } from './session-account.ts'
import { type MakingTokens, makeToken } from './tokens.ts'

interface Creating extends CommitDependencies, AnswerContext, ActSources, RateLimiting, MakingTokens {
  readonly personalData: PersonalData
  readonly sessionRules: SessionRules
}

/** `token` is the token of the link. It is a secret and is not stored for repeated requests. */
export interface CreatedSession {
  readonly session: Pick<HostedSession, 'sessionId' | 'accountId' | 'expiresAt'>
  readonly token?: string
}

/** The account with the facts of the session. An omitted partner flag stays unchanged. */
function accountAfter(before: Account | undefined, input: CreateSession, { at }: Act): Account {
  const { accountId, registrationRegion, partnerProgram } = input
  return {
    ...withFacts(before, accountId, { registrationRegion, partnerProgram }, at),
    origin: 'SESSION',
  }
}

/**
 * Creates a session of an account, and the account if it does not exist. It sets region and partner status as an operator
 * does. It refuses an account that a person with a token of the issuer uses.
 */
export async function createSession(
  deps: Creating,
  machine: Principal,
  input: CreateSession,
): Promise<CreatedSession> {
  const { sessionRules, personalData } = deps
  assertMayReturnTo(input.returnUrl, sessionRules)
  await takeRate(deps, machine.accountId, 'sessions')
  const { accountId, email, locale, returnUrl, metadata = {} } = input
  const sessionId = deps.newId()
  const link = await makeToken(deps, 'LINK', sessionId)
  const sealedEmail =
    email === undefined
      ? {}
      : {
          emailCiphertext: await personalData.encrypt(sessionId, email),
          emailHash: await deps.keyedHash.of(emailKeyText(email)),
        }
  return commitAnswer(
    deps,
    async () => {
      const before = await deps.records.account(accountId)
      await assertOpenToSessions(deps.records, before)
      const act = newAct(deps, 'machine', machine.accountId)
      const session: HostedSession = {
        kind: 'HOSTED',
        sessionId,
        accountId,
        links: [link.hash],
        accessTokens: [],
        handoffs: [],
        metadata,
        ...sealedEmail,
        ...(locale === undefined ? {} : { locale }),
        ...(returnUrl === undefined ? {} : { returnUrl }),
        createdAt: act.at,
        expiresAt: minutesAfter(act.at, sessionRules.hours * 60),
        version: 1,
      }
      const after = accountAfter(before, input, act)
      const { registrationRegion, partnerProgram } = after
      return {
        change: {
          session: { after: session },
          account: before === undefined ? { after } : { before, after },
          audit: auditEntry(act, accountId, 'session.create', {
            details: { sessionId, registrationRegion, partnerProgram },
          }),
        },
        result: { session: { sessionId, accountId, expiresAt: session.expiresAt }, token: link.text },
      }
    },
    withoutToken,
  )
}

export function withoutToken(created: CreatedSession): CreatedSession {
  return without(created, 'token')
}

/** The maximum number of valid links of a session. */
const maximumLinks = 5

/**
 * A new link of a session for a repeated request, because the first link is not stored. Earlier links stay valid, because
 * the first answer may have arrived.
 */
export async function renewLink(
  deps: CommitDependencies & ActSources & MakingTokens,
  machine: Principal,
  sessionId: string,
): Promise<string> {
  const link = await makeToken(deps, 'LINK', sessionId)
  return commitChange(deps, async () => {
    const before = await findHostedSession(deps.records, sessionId)
    const act = newAct(deps, 'machine', machine.accountId)
    return {
      change: {
        session: {
          before,
          after: {
            ...before,
            links: [...before.links, link.hash].slice(-maximumLinks),
            version: before.version + 1,
          },
        },
        audit: auditEntry(act, before.accountId, 'session.renew-link', { details: { sessionId } }),
      },
      result: link.text,
    }
  })
}

export function createdSessionView(
  { session }: CreatedSession,
  token: string,
  pagesOrigin: string,
): CreatedSessionView {
  const { sessionId, accountId, expiresAt } = session
  return { sessionId, accountId, url: `${pagesOrigin}/s#${token}`, status: 'OPEN', expiresAt }
}
