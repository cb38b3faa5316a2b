import * as z from 'zod'
import {
  type Account,
  type AccountRemains,
  accountOrigins,
  authenticationStatuses,
  certificateNotices,
} from '../../../domain/account.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { certificateTypeNames } from '../../../domain/certificates.ts'
import { noNoticeUntil } from '../../../domain/held-certificate.ts'
import { certificateListKeys } from './attention-keys.ts'
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
  renewalApplicationId: optional(z.string()),
  certificate: optional(
    z.object({
      applicationId: optional(z.string()),
      certificateType: z.enum(certificateTypeNames),
      issuingRegion: z.string(),
      maskedNumber: z.string(),
      expiresOn: optional(z.string()),
      noticed: optional(z.enum(certificateNotices)),
    }),
  ),
  erasure: optional(z.object({ at: z.string(), reasonCiphertext: z.string() })),
  consentWithdrawnAt: optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number(),
}))

const absent = () => optional(z.never())

const schema = buildOnce(
  (): z.ZodType<Account> =>
    z.discriminatedUnion('authenticationStatus', [
      z.object({
        ...shape(),
        authenticationStatus: z.literal('UNAUTHENTICATED'),
        certificate: absent(),
        renewalApplicationId: absent(),
      }),
      z.object({
        ...shape(),
        authenticationStatus: z.enum(authenticationStatuses).exclude(['UNAUTHENTICATED', 'AUTHENTICATED']),
        currentApplicationId: z.string(),
        certificate: absent(),
        renewalApplicationId: absent(),
      }),
      z.object({
        ...shape(),
        authenticationStatus: z.literal('AUTHENTICATED'),
        currentApplicationId: z.string(),
      }),
    ]),
)

export function accountKey(accountId: string) {
  return { pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }
}

/** An account is listed while a notice about its certificate is to come. */
export function toAccountItem(account: Account): Record<string, unknown> {
  const { accountId, certificate } = account
  const quietUntil = certificate && noNoticeUntil(certificate)
  return {
    ...accountKey(accountId),
    ...account,
    ...(quietUntil === undefined ? {} : certificateListKeys(quietUntil, accountId)),
  }
}

/** Attributes that 0.1.0 does not know. It leaves them on an account whose authentication it ends or replaces. */
export const leftOnAccounts = ['certificate', 'attentionPk', 'attentionSk'] as const

const certified = buildOnce(() =>
  z.looseObject({
    authenticationStatus: optional(z.unknown()),
    currentApplicationId: optional(z.unknown()),
    certificate: z.object({ applicationId: optional(z.string()) }),
  }),
)

/** The item without the certificate of an earlier authentication. */
function withoutLeftCertificate(item: unknown): unknown {
  const parsed = certified().safeParse(item)
  if (!parsed.success) return item
  const { certificate, ...rest } = parsed.data
  const { authenticationStatus, currentApplicationId } = rest
  const isOfPresent = (certificate.applicationId ?? currentApplicationId) === currentApplicationId
  return authenticationStatus === 'AUTHENTICATED' && isOfPresent ? item : rest
}

export function fromAccountItem(item: unknown): Account {
  return parseStored(schema(), withoutLeftCertificate(item))
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
