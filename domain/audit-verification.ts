import { auditExpiry, type ChainedEntry, type ChainHead, type Digest, hashOf } from './audit-chain.ts'

/**
 * What is wrong with a link.
 * `MISSING`: it is not there, and later ones are. `CUT`: it and all after it are not there, and the head says they were.
 * `CHANGED`: it is not what it was when its hash was made. `REPLACED`: it has a hash of its own, but not the one that
 * its successor or the head knows. `REORDERED`: another one stands in its place. `UNREADABLE`: it has no shape of ours.
 * `BEYOND_HEAD`: the head does not know of it. `NO_HEAD`: there are entries, and nothing says where they end.
 * `UNCHAINED`: an entry without a link, made when the chain had begun.
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
  /** Its number in the chain; 0 for what has none. */
  readonly sequence: number
}

/** An account's entries as they are stored. */
export interface StoredChain {
  /** By the place in which each one is stored, ascending; `undefined` where it could not be read. */
  readonly links: readonly { readonly position: number; readonly entry: ChainedEntry | undefined }[]
  /** When the entries without a link were made: those of a version that knew no chain. */
  readonly unchainedAt: readonly string[]
}

export interface VerificationRules {
  readonly digest: Digest
  /** RFC 3339 UTC. */
  readonly now: string
  /** After how many days entries expire. */
  readonly auditDays: number
}

/** Functions of the version before may still end their work after the new one wrote its first link. */
const overlapMilliseconds = 3_600_000

/**
 * The first broken link, if there is one. `heads` are those read before and after the entries: what is written
 * meanwhile breaks nothing. Entries that are old enough may have expired; the oldest one left then can't be compared
 * with what went before it, but says when that was made.
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
      // If what went before can't have expired, neither can what followed it; else only the last one surely has not.
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
