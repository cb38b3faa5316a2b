import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Actor } from '../domain/audit.ts'
import { DomainError } from '../domain/errors.ts'
import { type CertificateStatus, certificateStatus } from '../domain/held-certificate.ts'
import { localDate } from '../domain/local-time.ts'
import { certificateNoticeDays, stageDefaults } from '../domain/policy.ts'
import type { Records } from '../domain/ports.ts'
import { documentClientOf } from '../lambdas/adapters/dynamodb/document-client.ts'
import { UnreadableItem } from '../lambdas/adapters/dynamodb/stored.ts'
import type { ActSources } from '../lambdas/usecases/access/people.ts'
import type { CommitDependencies } from '../lambdas/usecases/records/commit-change.ts'
import { findUnstored, storeCertificate } from '../lambdas/usecases/workflow/watch-certificate.ts'
import { Explained } from '../local/command.ts'
import type { Deployment } from './deployment.ts'
import { accountIdsWithoutCertificate, forEach } from './records-scan.ts'
import { services } from './services.ts'

/** Numbers of accounts that were authenticated before certificates were stored with accounts. */
export type Unwatched = Record<CertificateStatus | 'ERASED' | 'FAILED', number>

interface Watching extends CommitDependencies, ActSources {
  readonly records: Records
  /** False: the accounts are only counted. */
  readonly acts: boolean
  readonly by: Actor
}

/**
 * Stores the certificates of accounts that were authenticated before certificates were stored with accounts. It may be stopped after
 * any of them and repeated: accounts whose certificate is stored are not changed.
 */
export async function watchAccounts(
  deps: Watching,
  accountIds: readonly AsyncIterable<readonly string[]>[],
): Promise<Unwatched> {
  const counts: Unwatched = { VALID: 0, EXPIRING: 0, EXPIRED: 0, ERASED: 0, FAILED: 0 }
  // Only counts depend on it, so the stage's own time zone is not needed.
  const today = localDate(deps.clock(), stageDefaults.timeZone)
  await forEach(accountIds, async accountId => {
    try {
      const found = deps.acts
        ? await storeCertificate(deps, accountId, deps.by)
        : await findUnstored(deps.records, accountId)
      if (found === 'NOTHING') return
      counts[found === 'ERASED' ? found : certificateStatus(found.certificate, today)] += 1
    } catch (error) {
      // One damaged or busy account must not stop the others.
      if (!(error instanceof UnreadableItem || error instanceof DomainError)) throw error
      counts.FAILED += 1
    }
  })
  return counts
}

const kinds: Readonly<Record<keyof Unwatched, string>> = {
  VALID: 'with a valid certificate',
  EXPIRING: `with a certificate that expires within ${certificateNoticeDays} days`,
  EXPIRED: 'with an expired certificate',
  ERASED: 'whose details are erased: not watched until a renewal',
  FAILED: 'that could not be read or changed: run the command again',
}

export const linesOf = (counts: Unwatched): string[] =>
  Object.entries(kinds).flatMap(([kind, text]) => {
    const count = counts[kind as keyof Unwatched]
    return count === 0 ? [] : [`${count}\t${text}`]
  })

/** Brings accounts that an earlier release authenticated under the watch of expiry dates. It prints numbers only. */
export async function watchExpiry(deployment: Deployment, by: Actor, acts: boolean): Promise<void> {
  const client = documentClientOf(new DynamoDBClient(deployment.configuration))
  const { tableName } = deployment.resources
  const segments = 4
  const found = accountIdsWithoutCertificate({ client, tableName }, segments)
  const counts = await watchAccounts({ ...services(deployment), acts, by }, found)
  const stored = counts.VALID + counts.EXPIRING + counts.EXPIRED
  for (const line of linesOf(counts)) console.log(line)
  if (counts.FAILED > 0) throw new Explained('Not every account could be examined.')
  if (stored === 0) console.log('The watch has no account to add.')
  else if (acts) console.log(`Watched from now on: ${stored}.`)
  else throw new Explained(`Not watched yet: ${stored}. Add them with --yes.`)
}
