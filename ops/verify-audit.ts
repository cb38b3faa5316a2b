import { type BrokenLink, brokenLink, type VerificationRules } from '../domain/audit-verification.ts'
import type { AuditChains } from './audit-chains.ts'

export interface AuditVerification {
  readonly chains: number
  readonly links: number
  /** Chains whose first entries have expired. */
  readonly shortened: number
  /** Entries that are older than the chains. They cannot be verified. */
  readonly unchained: number
  readonly broken: readonly (BrokenLink & { readonly accountId: string })[]
}

/** Verifies the chains of these accounts. */
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
