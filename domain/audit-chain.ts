import type { AuditEntry } from './audit.ts'

/** SHA-256 of a text's UTF-8. */
export type Digest = (text: string) => string

/** Links an entry to the previous one in its account's chain. */
interface ChainLink {
  /**
   * Version of the hash's input and algorithm. Another algorithm gets another number; entries of this version stay
   * verifiable.
   */
  readonly form: 1
  /** From 1, without a gap. */
  readonly sequence: number
  /** Hash of the previous entry; empty for the first one. */
  readonly previousHash: string
  /** Time of the previous entry; absent for the first one. It shows whether the previous entry may have expired. */
  readonly previousAt?: string
  readonly hash: string
}

export interface ChainedEntry extends AuditEntry {
  readonly chain: ChainLink
}

/** The end of a chain: the last entry written. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: string
  readonly at: string
}

/** Epoch seconds after which an entry may be deleted. */
export function auditExpiry(at: string, auditDays: number): number {
  return Math.floor(Date.parse(at) / 1000) + auditDays * 86_400
}

/**
 * Canonical JSON (RFC 8785): equal values have equal texts, in whatever order their keys were stored. Properties with
 * the value `undefined` are omitted, as in storage.
 */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join()}}`
}

/** Covers the entry's content and its place in the chain. The expiry time is excluded, because it may be changed. */
export function hashOf({ chain: { hash: _own, ...link }, ...entry }: ChainedEntry, digest: Digest): string {
  return digest(canonicalJson({ ...link, entry }))
}

/** Appends the entry to its account's chain and returns the new head. */
export function appendEntry(
  entry: AuditEntry,
  head: ChainHead | undefined,
  digest: Digest,
): { entry: ChainedEntry; head: ChainHead } {
  const link: Omit<ChainLink, 'hash'> =
    head === undefined
      ? { form: 1, sequence: 1, previousHash: '' }
      : { form: 1, sequence: head.sequence + 1, previousHash: head.hash, previousAt: head.at }
  const hash = hashOf({ ...entry, chain: { ...link, hash: '' } }, digest)
  return {
    entry: { ...entry, chain: { ...link, hash } },
    head: { sequence: link.sequence, hash, at: entry.at },
  }
}
