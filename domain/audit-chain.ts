import type { AuditEntry } from './audit.ts'

/** SHA-256 of a text's UTF-8. */
export type Digest = (text: string) => string

/** What ties an entry to the one before it in its account's chain. */
interface ChainLink {
  /** What is hashed, and how; another way gets another number, and this one stays readable. */
  readonly form: 1
  /** From 1, without a gap. */
  readonly sequence: number
  /** Of the entry before; empty at the first one. */
  readonly previousHash: string
  /** When the entry before was made; absent at the first one. It tells whether that one can have expired. */
  readonly previousAt?: string
  readonly hash: string
}

export interface ChainedEntry extends AuditEntry {
  readonly chain: ChainLink
}

/** The end of a chain: the last entry that was written. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: string
  readonly at: string
}

/** Epoch seconds from which on an entry may be deleted. */
export function auditExpiry(at: string, auditDays: number): number {
  return Math.floor(Date.parse(at) / 1000) + auditDays * 86_400
}

/**
 * JSON without a choice: the same value is the same text, whatever order its keys were stored in (RFC 8785). What is
 * `undefined` is left out, as storage leaves it out.
 */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join()}}`
}

/** Over everything that the entry says and its place in the chain; not over when it expires, which may be changed. */
export function hashOf({ chain: { hash: _own, ...link }, ...entry }: ChainedEntry, digest: Digest): string {
  return digest(canonicalJson({ ...link, entry }))
}

/** The entry as the next one of its account's chain, and where the chain ends then. */
export function chained(
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
