import type { SessionView } from '../../../contract/session.ts'
import type { Account } from '../../../domain/account.ts'
import type { Application } from '../../../domain/application.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Clock, Records } from '../../../domain/ports.ts'
import { type HostedSession, sessionStatus } from '../../../domain/session.ts'
import { isReadable } from '../records/all-applications.ts'

export async function findHostedSession(records: Records, sessionId: string): Promise<HostedSession> {
  const session = await records.session(sessionId)
  if (session?.kind !== 'HOSTED') throw notFound()
  return session
}

/** The account's current application. Otherwise the last one, if it ended after the creation of the session. */
async function applicationOf(
  records: Records,
  account: Account,
  { createdAt }: HostedSession,
): Promise<Application | undefined> {
  const current = account.currentApplicationId
  const newest = async () => (await records.applicationIdsOf(account.accountId, { limit: 1 })).items[0]
  const applicationId = current ?? (await newest())
  if (applicationId === undefined) return undefined
  const found = await records.listed(applicationId)
  if (!isReadable(found)) return undefined
  const { application } = found
  const isOver = application.endedAt !== undefined && application.endedAt < createdAt
  return current === undefined && isOver ? undefined : application
}

/** A session with its status, which follows from the application of its account. */
export async function readSession(
  { records, clock }: { records: Records; clock: Clock },
  sessionId: string,
): Promise<SessionView> {
  const session = await findHostedSession(records, sessionId)
  const account = await records.account(session.accountId)
  if (account === undefined) throw new Error('A session of an account that does not exist')
  const application = await applicationOf(records, account, session)
  return {
    sessionId,
    accountId: session.accountId,
    status: sessionStatus(session, application, clock()),
    ...(application === undefined ? {} : { applicationId: application.applicationId }),
    authenticationStatus: account.authenticationStatus,
    metadata: { ...session.metadata },
    createdAt: session.createdAt,
    expiresAt: session.expiresAt,
  }
}
