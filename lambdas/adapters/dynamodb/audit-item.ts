import * as z from 'zod'
import { type AuditEntry, auditActions } from '../../../domain/audit.ts'
import { auditExpiry, type ChainedEntry, type ChainHead } from '../../../domain/audit-chain.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { actorRoles } from '../../../domain/roles.ts'
import { accountKey } from './account-item.ts'
import { optional, parseStored } from './stored.ts'

const entryShape = {
  auditId: z.string(),
  accountId: z.string(),
  at: z.string(),
  actor: z.object({ role: z.enum(actorRoles), id: z.string() }),
  action: z.enum(auditActions),
  applicationId: optional(z.string()),
  from: optional(z.string()),
  to: optional(z.string()),
  details: optional(z.record(z.string(), z.unknown())),
}

const schema = buildOnce((): z.ZodType<AuditEntry> => z.object(entryShape))

const chainedSchema = buildOnce(
  (): z.ZodType<ChainedEntry> =>
    z.object({
      ...entryShape,
      chain: z.object({
        form: z.literal(1),
        sequence: z.number(),
        previousHash: z.string(),
        previousAt: optional(z.string()),
        hash: z.string(),
      }),
    }),
)

const partitionPrefix = 'ACCOUNT#'

/** Keys of the audit table: an account's entries, sorted by their position in the chain. */
export function auditPartition(accountId: string): string {
  return `${partitionPrefix}${accountId}`
}

export const accountOfAuditPartition = (pk: string) => pk.slice(partitionPrefix.length)

/** Sorts after the keys of an earlier version, which began with the time. */
const linkKey = (sequence: number) => `ENTRY#${String(sequence).padStart(10, '0')}`

/** The position in the chain, from an item's key; undefined for an item of a version without chains. */
export function positionOf({ sk }: Readonly<Record<string, unknown>>): number | undefined {
  const [, digits] = /^ENTRY#(\d{10})$/.exec(String(sk)) ?? []
  return digits === undefined ? undefined : Number(digits)
}

export function toAuditItem(entry: ChainedEntry, auditDays: number): Record<string, unknown> {
  return {
    pk: auditPartition(entry.accountId),
    sk: linkKey(entry.chain.sequence),
    ...entry,
    expiresAt: auditExpiry(entry.at, auditDays),
  }
}

export function fromAuditItem(item: unknown): AuditEntry {
  return parseStored(schema(), item)
}

export function fromChainedItem(item: unknown): ChainedEntry {
  return parseStored(chainedSchema(), item)
}

const headSchema = buildOnce(
  (): z.ZodType<ChainHead> => z.object({ sequence: z.number(), hash: z.string(), at: z.string() }),
)

export const auditHeadSortKey = 'AUDIT-CHAIN'

/** A separate item: it stays after the erasure of the account's facts. */
export function auditHeadKey(accountId: string) {
  return { pk: accountKey(accountId).pk, sk: auditHeadSortKey }
}

export function toAuditHeadItem(accountId: string, head: ChainHead): Record<string, unknown> {
  return { ...auditHeadKey(accountId), ...head }
}

export function fromAuditHeadItem(item: unknown): ChainHead {
  return parseStored(headSchema(), item)
}
