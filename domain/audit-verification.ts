import { auditExpiry, type ChainedEntry, type ChainHead, type Digest, hashOf } from './audit-chain.ts'

/**
 * The fault of a link. `MISSING`: the entry is absent, but later ones exist. `CUT`: the entry and all later ones are
 * absent, but the head names them. `CHANGED`: the entry does not match its hash. `REPLACED`: the entry matches its
 * hash, but its successor or the head names another hash. `REORDERED`: another entry has its place. `UNREADABLE`: the
 * entry can't be parsed. `BEYOND_HEAD`: the entry is later than the head. `NO_HEAD`: entries exist without a head.
 * `UNCHAINED`: an entry without a link that was made after the chain began.
 */
export type LinkFault =
  | 'MISSING'
  | 'CUT'
  | 'CHANGED'
  | 'REPLACED'
  | 'REORDERED'
  | 'UNREADABLE'
  | 'BEYOND_HEAD'
  | 'NO_HEAD'
  | 'UNCHAINED'

export interface BrokenLink {
  readonly fault: LinkFault
  /** Its number in the chain; 0 for an entry without a number. */
  readonly sequence: number
}

/** The stored entries of an account. */
export interface StoredChain {
  /** Sorted by stored position, ascending. `undefined`: the entry can't be read. */
  readonly links: readonly { readonly position: number; readonly entry: ChainedEntry | undefined }[]
  /** Times of the entries without a link. A version without chains wrote them. */
  readonly unchainedAt: readonly string[]
}

export interface VerificationRules {
  readonly digest: Digest
  /** RFC 3339 UTC. */
  readonly now: string
  /** Days after which entries expire. */
  readonly auditDays: number
}

/** During a deployment, functions of the earlier version may still write after the first link exists. */
const overlapMilliseconds = 3_600_000

/**
 * Returns the first broken link, if any. `heads` are the heads read before and after the entries, so that concurrent
 * writes are no fault. Old entries may have expired. The oldest remaining entry can't be compared with its predecessor,
 * but it states the predecessor's time.
 */
export function brokenLink(
  { links, unchainedAt }: StoredChain,
  heads: { readonly before: ChainHead | undefined; readonly after: ChainHead | undefined },
  { digest, now, auditDays }: VerificationRules,
): BrokenLink | undefined {
  const mayHaveExpired = (at: string | undefined) =>
    at !== undefined && auditExpiry(at, auditDays) <= Date.parse(now) / 1000
  let last: ChainHead = { sequence: 0, hash: '', at: '' }
  for (const { position, entry } of links) {
    const missing = position - last.sequence - 1
    if (entry === undefined) return { fault: 'UNREADABLE', sequence: position }
    const { chain, at } = entry
    if (chain.sequence !== position) return { fault: 'REORDERED', sequence: position }
    if (hashOf(entry, digest) !== chain.hash) return { fault: 'CHANGED', sequence: position }
    if (missing > 0 && !mayHaveExpired(chain.previousAt)) {
      // If the predecessor can't have expired, the last entry can't either. Otherwise only the last entry is known to
      // exist.
      const isYoung = last.sequence > 0 && !mayHaveExpired(last.at)
      return { fault: 'MISSING', sequence: isYoung ? last.sequence + 1 : position - 1 }
    }
    if (missing === 0 && chain.previousHash !== last.hash) {
      return { fault: 'REPLACED', sequence: Math.max(1, last.sequence) }
    }
    last = { sequence: position, hash: chain.hash, at }
    if (heads.before?.sequence === position && heads.before.hash !== chain.hash) {
      return { fault: 'REPLACED', sequence: position }
    }
  }
  return endFault(last, heads, mayHaveExpired) ?? unchainedFault(links, unchainedAt)
}

function endFault(
  last: ChainHead,
  { before, after }: { readonly before: ChainHead | undefined; readonly after: ChainHead | undefined },
  mayHaveExpired: (at: string) => boolean,
): BrokenLink | undefined {
  if (before !== undefined && last.sequence < before.sequence && !mayHaveExpired(before.at)) {
    return { fault: 'CUT', sequence: last.sequence + 1 }
  }
  if (last.sequence === 0) return undefined
  if (after === undefined) return { fault: 'NO_HEAD', sequence: last.sequence }
  return last.sequence > after.sequence ? { fault: 'BEYOND_HEAD', sequence: after.sequence + 1 } : undefined
}

function unchainedFault(links: StoredChain['links'], unchainedAt: readonly string[]): BrokenLink | undefined {
  const began = links.find(({ entry }) => entry !== undefined)?.entry?.at
  if (began === undefined) return undefined
  const tooLate = Date.parse(began) + overlapMilliseconds
  return unchainedAt.some(at => !(Date.parse(at) <= tooLate))
    ? { fault: 'UNCHAINED', sequence: 0 }
    : undefined
}
