import * as z from 'zod'
import type { ChainHead } from '../../../domain/audit-chain.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { accountKey } from './account-item.ts'
import { parseStored } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<ChainHead> => z.object({ sequence: z.number(), hash: z.string(), at: z.string() }),
)

export const auditHeadSortKey = 'AUDIT-CHAIN'

/** Beside the account, not in it: it stays when the account's facts go. */
export function auditHeadKey(accountId: string) {
  return { pk: accountKey(accountId).pk, sk: auditHeadSortKey }
}

export function toAuditHeadItem(accountId: string, head: ChainHead): Record<string, unknown> {
  return { ...auditHeadKey(accountId), ...head }
}

export function fromAuditHeadItem(item: unknown): ChainHead {
  return parseStored(schema(), item)
}
