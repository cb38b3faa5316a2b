import type { EraseAccount } from '../../../contract/erasure.ts'
import type { Account } from '../../../domain/account.ts'
import { type Act, auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type { Change, PersonalData } from '../../../domain/ports.ts'
import type { Answering } from '../access/answer-once.ts'
import { act, assertNotOwnAccount, type Principal } from '../access/people.ts'
import { findAccount } from '../accounts/manage-account.ts'
import { allApplicationsOf } from '../records/all-applications.ts'
import { type Committing, commitAnswer } from '../records/commit-change.ts'
import { eraseApplications } from './erase-applications.ts'
import type { Erasing } from './erasure-steps.ts'
import { mendAccount } from './mend-account.ts'

interface Dependencies extends Erasing, Answering {
  readonly personalData: PersonalData
}

/**
 * Whether it knows nothing any more that an erasure would take. Partner program stays: whoever left it by an erasure
 * could authenticate as an individual (R12).
 */
function isErased(account: Account, lastErased: string): boolean {
  return (
    account.erasure !== undefined &&
    account.erasure.at >= lastErased &&
    account.registrationRegion === undefined &&
    account.currentApplicationId === undefined
  )
}

/** When the region was told stays only if the teller's clock was ahead: a repetition of it would be newer than the erasure. */
function withoutFacts(account: Account, erasure: NonNullable<Account['erasure']>): Account {
  const { registrationRegion: toldAt = '', ...others } = account.factsAt ?? {}
  const factsAt = toldAt > erasure.at ? { ...others, registrationRegion: toldAt } : others
  return {
    ...without(account, 'registrationRegion', 'factsAt'),
    ...(Object.keys(factsAt).length === 0 ? {} : { factsAt }),
    erasure,
    updatedAt: erasure.at,
    version: account.version + 1,
  }
}

/** Told by the newest application, the only one that somebody may still follow; nobody has heard of an account without. */
async function telling(deps: Committing, accountId: string, { at }: Act): Promise<Partial<Change>> {
  const [newest] = await allApplicationsOf(deps.records, accountId)
  if (newest === undefined) return {}
  const before = newest.application
  const next = nextVersion(before, before, at, ['account.erased'])
  return { application: { before, after: next.application }, events: next.events }
}

/**
 * Takes away all that is known of an account's person, whatever they have open, and leaves what has to stay: that
 * there was something, when, and who did what. Repeated, it finishes what is missing, and does nothing twice.
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
  await eraseApplications(deps, accountId, by)
  return commitAnswer(deps, async () => {
    const account = await findAccount(deps, accountId)
    const erased = (await allApplicationsOf(deps.records, accountId)).map(
      ({ application }) => application.erased,
    )
    const lastErased =
      erased
        .map(each => each?.personalFields?.at ?? '')
        .sort()
        .at(-1) ?? ''
    if (isErased(account, lastErased)) return { result: accountId }
    const erasing = act(deps, by.role, by.id)
    const reasonCiphertext = await deps.personalData.encrypt(accountId, reason)
    const after = withoutFacts(account, { at: erasing.at, reasonCiphertext })
    return {
      change: {
        account: { before: account, after },
        ...(await telling(deps, accountId, erasing)),
        audit: auditEntry(erasing, accountId, 'account.erase'),
      },
      result: accountId,
    }
  })
}
