import * as z from 'zod'
import { type AuditEntry, auditActions } from '../../../domain/audit.ts'
import { optional, parseStored } from './stored.ts'

const schema: z.ZodType<AuditEntry> = z.object({
  auditId: z.string(),
  accountId: z.string(),
  at: z.string(),
  actor: z.object({ role: z.enum(['applicant', 'reviewer', 'operator', 'system']), id: z.string() }),
  action: z.enum(auditActions),
  applicationId: optional(z.string()),
  from: optional(z.string()),
  to: optional(z.string()),
  details: optional(z.record(z.string(), z.unknown())),
})

/** The audit table's own keys: an account's entries in the order of time. */
export function auditPartition(accountId: string): string {
  return `ACCOUNT#${accountId}`
}

export function toAuditItem(entry: AuditEntry): Record<string, unknown> {
  return { pk: auditPartition(entry.accountId), sk: entry.auditId, ...entry }
}

export function fromAuditItem(item: unknown): AuditEntry {
  return parseStored(schema, item)
}
