import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { staffRoles } from '../domain/roles.ts'

const name = buildOnce(() => z.string().min(1))

/** The names of the top-level claims with these values. */
export const claimNamesSchema = buildOnce(() =>
  z.strictObject({
    accountId: name(),
    registrationRegion: name(),
    roles: name(),
  }),
)

/** The values of the roles in the claim of roles. */
export const roleValuesSchema = buildOnce(() => z.record(z.enum(staffRoles), name()))

/** The rules by which the API accepts access tokens and reads their claims. */
export const tokenRulesSchema = buildOnce(() =>
  z.strictObject({
    /** The `iss` of the tokens. Its OpenID configuration contains the address of the keys. */
    issuer: z.url(),
    /** One of them must be the token's `aud` or, if absent, its `client_id`. */
    audience: z.array(name()).min(1),
    /** Required claims with their values. A token without them is refused. */
    required: z.record(name(), z.string()),
    claims: claimNamesSchema().extend({
      /** The claim with the person's name in the directory; default: the account id. */
      userName: name().optional(),
    }),
    roleValues: roleValuesSchema(),
    /** Whether tokens with a scope of this API belong to machines. */
    hasMachines: z.boolean(),
  }),
)

export type TokenRules = z.output<ReturnType<typeof tokenRulesSchema>>

/** The token rules of a user pool. Cognito's ID tokens are for clients, not for calls of the API. */
export const cognitoTokens = {
  required: { token_use: 'access' },
  claims: {
    accountId: 'sub',
    registrationRegion: 'registration_region',
    roles: 'cognito:groups',
    userName: 'username',
  },
  roleValues: { reviewer: 'reviewers', operator: 'operators' },
  hasMachines: true,
} as const satisfies Omit<TokenRules, 'issuer' | 'audience'>
