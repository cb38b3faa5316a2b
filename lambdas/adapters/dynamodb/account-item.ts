import * as z from 'zod'
import {
  type Account,
  type AccountRemains,
  accountOrigins,
  authenticationStatuses,
} from '../../../domain/account.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { optional, parseStored } from './stored.ts'

const shape = buildOnce(() => ({
  accountId: z.string(),
  origin: optional(z.enum(accountOrigins)),
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
}))

const schema = buildOnce(
  (): z.ZodType<Account> =>
    z.discriminatedUnion('authenticationStatus', [
      z.object({ ...shape(), authenticationStatus: z.literal('UNAUTHENTICATED') }),
      z.object({
        ...shape(),
        authenticationStatus: z.enum(authenticationStatuses).exclude(['UNAUTHENTICATED']),
        currentApplicationId: z.string(),
      }),
    ]),
)

export function accountKey(accountId: string) {
  return { pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }
}

export function toAccountItem(account: Account): Record<string, unknown> {
  return { ...accountKey(account.accountId), ...account }
}

export function fromAccountItem(item: unknown): Account {
  return parseStored(schema(), item)
}

/**
 * The readable attributes of an account's item as its next version. `partnerProgram` is true unless the item says
 * otherwise: an unreadable item must not end the membership.
 */
export function remainsOfAccountItem(
  item: Readonly<Record<string, unknown>>,
  accountId: string,
  at: string,
): AccountRemains {
  const attributes = Object.entries(shape()).flatMap(([name, field]) => {
    const parsed = field.safeParse(item[name])
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : []
  })
  const read = Object.fromEntries(attributes) as Partial<AccountRemains>
  return {
    partnerProgram: true,
    authenticationStatus: 'UNAUTHENTICATED',
    createdAt: at,
    ...read,
    accountId,
    updatedAt: at,
    version: (read.version ?? 0) + 1,
  }
}
