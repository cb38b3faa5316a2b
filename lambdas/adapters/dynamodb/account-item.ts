import * as z from 'zod'
import { type Account, authenticationStatuses } from '../../../domain/account.ts'
import { optional, parseStored } from './stored.ts'

const schema: z.ZodType<Account> = z.object({
  accountId: z.string(),
  registrationRegion: optional(z.string()),
  partnerProgram: z.boolean(),
  authenticationStatus: z.enum(authenticationStatuses),
  factsAt: optional(
    z.object({ registrationRegion: optional(z.string()), partnerProgram: optional(z.string()) }),
  ),
  currentApplicationId: optional(z.string()),
  erasure: optional(z.object({ at: z.string(), reasonCiphertext: z.string() })),
  consentWithdrawnAt: optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number(),
})

export function accountKey(accountId: string) {
  return { pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }
}

export function toAccountItem(account: Account): Record<string, unknown> {
  return { ...accountKey(account.accountId), ...account }
}

export function fromAccountItem(item: unknown): Account {
  return parseStored(schema, item)
}
