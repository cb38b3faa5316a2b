import { type BrokenLink, brokenLink, type VerificationRules } from '../domain/audit-verification.ts'
import type { AuditChains } from './audit-chains.ts'

export interface AuditVerification {
  readonly chains: number
  readonly links: number
  /** Chains of which the oldest entry is not there any more: it was old enough to expire. */
  readonly shortened: number
  /** Entries from before there was a chain: nothing can be said of them. */
  readonly unchained: number
  readonly broken: readonly (BrokenLink & { readonly accountId: string })[]
}

/** Verifies the chains of these accounts, one after the other. */
export async function verifyAudit(
  chains: Pick<AuditChains, 'read'>,
  accountIds: AsyncIterable<string> | Iterable<string>,
  rules: VerificationRules,
): Promise<AuditVerification> {
  const broken: (BrokenLink & { accountId: string })[] = []
  const count = { chains: 0, links: 0, shortened: 0, unchained: 0 }
  for await (const accountId of accountIds) {
    const { chain, heads } = await chains.read(accountId)
    const found = brokenLink(chain, heads, rules)
    if (found !== undefined) broken.push({ accountId, ...found })
    if (chain.links.length > 0 || heads.before !== undefined) count.chains += 1
    if ((chain.links[0]?.position ?? 1) > 1) count.shortened += 1
    count.links += chain.links.length
    count.unchained += chain.unchainedAt.length
  }
  return { ...count, broken }
}
