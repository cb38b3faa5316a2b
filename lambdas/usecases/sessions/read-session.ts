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

/**
 * The account's open application. Otherwise the last one, if it ended after the creation of the session, so that a renewal
 * that ended is not shown as the approval that stands. Otherwise the approved one.
 */
async function applicationOf(
  records: Records,
  account: Account,
  { createdAt }: HostedSession,
): Promise<Application | undefined> {
  const { accountId, authenticationStatus, currentApplicationId, renewalApplicationId } = account
  const read = async (applicationId: string | undefined) => {
    const found = applicationId === undefined ? undefined : await records.listed(applicationId)
    return isReadable(found) ? found.application : undefined
  }
  const open = authenticationStatus === 'AUTHENTICATED' ? renewalApplicationId : currentApplicationId
  if (open !== undefined) return read(open)
  const [newest] = (await records.applicationIdsOf(accountId, { limit: 1 })).items
  const last = await read(newest)
  const isOver = last?.endedAt !== undefined && last.endedAt < createdAt
  const isShown = last !== undefined && (!isOver || newest === currentApplicationId)
  return isShown ? last : read(currentApplicationId)
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
