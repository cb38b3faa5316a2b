import type { EraseAccount } from '../../../contract/erasure.ts'
import { type Account, latestApplicationOf } from '../../../domain/account.ts'
import type { Actor } from '../../../domain/audit.ts'
import { type Act, auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type { MailRecords } from '../../../domain/mail/mail-ports.ts'
import type { Change, PersonalData } from '../../../domain/ports.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { assertNotOwnAccount, newAct, type Principal } from '../access/people.ts'
import { findAccount } from '../accounts/manage-account.ts'
import { allApplicationsOf } from '../records/all-applications.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { eraseApplications } from './erase-applications.ts'
import { eraseSessions } from './erase-sessions.ts'
import type { ErasureDependencies } from './erasure-steps.ts'
import { mendAccount } from './mend-account.ts'

interface Dependencies extends ErasureDependencies, AnswerContext {
  readonly personalData: PersonalData
  readonly mailRecords: Pick<MailRecords, 'forgetStops'>
}

/**
 * Whether the account contains no data that an erasure would remove. The partner status is kept: otherwise an erasure
 * would allow partners to authenticate as individuals (R12).
 */
function isErased(account: Account, lastErased: string): boolean {
  return (
    account.erasure !== undefined &&
    account.erasure.at >= lastErased &&
    account.registrationRegion === undefined &&
    account.currentApplicationId === undefined
  )
}

/**
 * The time of the region is kept only if it is later than the erasure, because the sender's clock was ahead. Otherwise
 * a repeated message would restore the region.
 */
function withoutFacts(account: Account, erasure: NonNullable<Account['erasure']>): Account {
  const { registrationRegion: regionSetAt = '', ...others } = account.factsAt ?? {}
  const factsAt = regionSetAt > erasure.at ? { ...others, registrationRegion: regionSetAt } : others
  return {
    ...without(account, 'registrationRegion', 'factsAt'),
    ...(Object.keys(factsAt).length === 0 ? {} : { factsAt }),
    erasure,
    updatedAt: erasure.at,
    version: account.version + 1,
  }
}

/**
 * The erasure is an event of the newest application, the only one that consumers may still follow. An account without
 * applications has no events.
 */
async function erasureEvent(
  deps: CommitDependencies,
  accountId: string,
  { at }: Act,
): Promise<Partial<Change>> {
  const [newest] = await allApplicationsOf(deps.records, accountId)
  if (newest === undefined) return {}
  const before = newest.application
  const next = nextVersion(before, before, at, ['account.erased'])
  return { application: { before, after: next.application }, events: next.events }
}

/**
 * The account without an application. The holder may have started one since the last step. A later one changes the account, so
 * that the commit is decided again.
 */
async function withoutApplication(deps: Dependencies, accountId: string, by: Actor): Promise<Account> {
  const account = await findAccount(deps, accountId)
  if (latestApplicationOf(account) === undefined) return account
  await eraseApplications(deps, accountId, by)
  return withoutApplication(deps, accountId, by)
}

/**
 * Erases all personal data of an account and ends an open application or authentication. Ids, times and actions stay. A
 * repetition does only what is missing.
 */
export async function eraseAccount(
  deps: Dependencies,
  operator: Principal,
  accountId: string,
  { reason }: EraseAccount,
): Promise<string> {
  assertNotOwnAccount(operator, accountId)
  await mendAccount(deps, accountId)
  await findAccount(deps, accountId)
  const by = { role: 'operator', id: operator.accountId } as const
  // First, so that no session changes what is being erased.
  await eraseSessions(deps, accountId, by)
  await eraseApplications(deps, accountId, by)
  await deps.mailRecords.forgetStops(accountId)
  return commitAnswer(deps, async () => {
    const account = await withoutApplication(deps, accountId, by)
    // After the account was read: a session that is created from now on changes it, and this is decided again.
    await eraseSessions(deps, accountId, by)
    const applications = (await allApplicationsOf(deps.records, accountId)).map(
      ({ application }) => application.erased,
    )
    const lastErased =
      applications
        .map(each => each?.personalFields?.at ?? '')
        .sort()
        .at(-1) ?? ''
    if (isErased(account, lastErased)) return { result: accountId }
    const act = newAct(deps, by.role, by.id)
    const reasonCiphertext = await deps.personalData.encrypt(accountId, reason)
    const after = withoutFacts(account, { at: act.at, reasonCiphertext })
    return {
      change: {
        account: { before: account, after },
        ...(await erasureEvent(deps, accountId, act)),
        audit: auditEntry(act, accountId, 'account.erase'),
      },
      result: accountId,
    }
  })
}
