import type { Account } from '../../../domain/account.ts'
import type { Directory, PersonalData, Records } from '../../../domain/ports.ts'
import type { HostedSession, Session, SessionLocale } from '../../../domain/session.ts'

export interface FindingRecipients {
  readonly records: Pick<Records, 'sessionIdsOf' | 'session'>
  readonly directory: Pick<Directory, 'emailOf'>
  readonly personalData: Pick<PersonalData, 'decrypt'>
}

export interface Recipient {
  readonly email: string
  /** Present for an account that is used in sessions. */
  readonly session?: { readonly returnUrl?: string | undefined; readonly locale?: SessionLocale | undefined }
}

/** Sessions of an account that are read to find the newest address. */
const sessionsRead = 50

const hasAddress = (session: Session | undefined): session is HostedSession & { emailCiphertext: string } =>
  session?.kind === 'HOSTED' && session.emailCiphertext !== undefined

/**
 * The address of the account's holder: that of the account's newest session with one, or that of the user in the directory.
 * Undefined: none is known.
 */
export async function findRecipient(
  { records, directory, personalData }: FindingRecipients,
  { accountId, origin }: Pick<Account, 'accountId' | 'origin'>,
): Promise<Recipient | undefined> {
  if (origin !== 'SESSION') {
    const email = await directory.emailOf(accountId)
    return email === undefined ? undefined : { email }
  }
  const sessionIds = await records.sessionIdsOf(accountId, sessionsRead)
  const sessions = await Promise.all(sessionIds.map(sessionId => records.session(sessionId)))
  const [newest] = sessions.filter(hasAddress).sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  if (newest === undefined) return undefined
  const { sessionId, emailCiphertext, returnUrl, locale } = newest
  return { email: await personalData.decrypt(sessionId, emailCiphertext), session: { returnUrl, locale } }
}
