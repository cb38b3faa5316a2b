import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { LinkFault } from '../domain/audit-verification.ts'
import { documentClientOf } from '../lambdas/adapters/dynamodb/document-client.ts'
import { digestOfText, systemClock } from '../lambdas/adapters/system.ts'
import { Explained } from '../local/command.ts'
import { auditChains } from './audit-chains.ts'
import type { Deployment } from './deployment.ts'
import { type AuditVerification, verifyAudit } from './verify-audit.ts'

const faults: Record<LinkFault, string> = {
  MISSING: 'this entry is missing, and later ones exist',
  CUT: 'this entry and all later ones are missing, but the chain’s end counts them',
  CHANGED: 'this entry was changed after it was written',
  REPLACED: 'this entry is not the one that the next entry refers to',
  REORDERED: 'another entry is in the place of this one',
  UNREADABLE: 'the item in this place is not an entry',
  BEYOND_HEAD: 'this entry is later than the chain’s end',
  NO_HEAD: 'the chain has no end, so this entry may not be the last one',
  UNCHAINED: 'an entry without a link was added after the first linked entry',
}

/** The counts, and hints about chains that could be verified only in part. */
export function summaryOf({ chains, links, shortened, unchained, broken }: AuditVerification): string[] {
  return [
    `${chains} chains with ${links} entries verified, ${broken.length} broken.`,
    ...(shortened === 0
      ? []
      : [`${shortened} chains begin later than with their first entry: older entries may have expired.`]),
    ...(unchained === 0 ? [] : [`${unchained} entries are older than the chains and cannot be verified.`]),
  ]
}

/** Lines of account, number in the chain and fault, separated by tabs. */
export const linesOf = ({ broken }: Pick<AuditVerification, 'broken'>): string[] =>
  broken.map(({ accountId, sequence, fault }) => [accountId, sequence, fault, faults[fault]].join('\t'))

/** Verifies the audit chain of one account or of all. It fails if a link is broken. */
export async function verifyAuditTrail(
  { configuration, resources }: Deployment,
  {
    accountId,
    auditDays = resources.auditDays,
  }: { readonly accountId: string | undefined; readonly auditDays: number | undefined },
): Promise<void> {
  const chains = auditChains(documentClientOf(new DynamoDBClient(configuration)), resources)
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
