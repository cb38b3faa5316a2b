import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { LinkFault } from '../domain/audit-verification.ts'
import { digestOfText, systemClock } from '../lambdas/adapters/system.ts'
import { Explained } from '../local/command.ts'
import { auditChains } from './audit-chains.ts'
import type { Deployment } from './deployment.ts'
import { type AuditVerification, verifyAudit } from './verify-audit.ts'

const faults: Record<LinkFault, string> = {
  MISSING: 'this entry is not there, and later ones are',
  CUT: 'this entry and all after it are not there, and the chain’s end says they were',
  CHANGED: 'this entry is not what it was when it was written',
  REPLACED: 'this entry is not the one that what follows it was written after',
  REORDERED: 'another entry stands in the place of this one',
  UNREADABLE: 'what stands in this place is no entry',
  BEYOND_HEAD: 'the chain’s end does not know of this entry',
  NO_HEAD: 'nothing says that the chain ends with this entry',
  UNCHAINED: 'an entry without a link was added when the chain had begun',
}

/** What is told when all is well, and what else the reader has to know. */
export function summaryOf({ chains, links, shortened, unchained, broken }: AuditVerification): string[] {
  return [
    `${chains} chains with ${links} entries verified, ${broken.length} broken.`,
    ...(shortened === 0
      ? []
      : [`${shortened} chains begin later than with their first entry: what was older may have expired.`]),
    ...(unchained === 0
      ? []
      : [`${unchained} entries are from before there was a chain: nothing can be said of them.`]),
  ]
}

/** Account, number in the chain, what is wrong. */
export const linesOf = ({ broken }: Pick<AuditVerification, 'broken'>): string[] =>
  broken.map(({ accountId, sequence, fault }) => [accountId, sequence, fault, faults[fault]].join('\t'))

/** Verifies one account's audit chain, or every one; ends with 1 when a link is broken. */
export async function verifyAuditTrail(
  { configuration, resources }: Deployment,
  {
    accountId,
    auditDays = resources.auditDays,
  }: { readonly accountId: string | undefined; readonly auditDays: number | undefined },
): Promise<void> {
  const chains = auditChains(DynamoDBDocumentClient.from(new DynamoDBClient(configuration)), resources)
  const accountIds = accountId === undefined ? chains.accounts() : [accountId]
  const rules = { digest: digestOfText, now: systemClock(), auditDays }
  const verification = await verifyAudit(chains, accountIds, rules)
  const { links, unchained, broken } = verification
  if (accountId !== undefined && links + unchained + broken.length === 0) {
    throw new Explained('This account has no audit trail.')
  }
  for (const line of linesOf(verification)) console.log(line)
  for (const line of summaryOf(verification)) console.log(line)
  if (broken.length > 0) throw new Explained('The audit trail is broken.')
}
