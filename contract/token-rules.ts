import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { staffRoles } from '../domain/roles.ts'

const name = buildOnce(() => z.string().min(1))

/** The claims, of the top level, that say these things. */
export const claimNamesSchema = buildOnce(() =>
  z.strictObject({
    accountId: name(),
    registrationRegion: name(),
    roles: name(),
  }),
)

/** What the roles are called in the claim of roles. */
export const roleValuesSchema = buildOnce(() => z.record(z.enum(staffRoles), name()))

/** Which access tokens the API takes, and how their claims are read. */
export const tokenRulesSchema = buildOnce(() =>
  z.strictObject({
    /** The `iss` of the tokens. Its keys are found by its OpenID configuration. */
    issuer: z.url(),
    /** One of them is the token's `aud` or, where it has none, its `client_id`. */
    audience: z.array(name()).min(1),
    /** Claims that every access token has, and their values; a token without them is refused. */
    required: z.record(name(), z.string()),
    claims: claimNamesSchema().extend({
      /** The name by which the directory knows a person; default: the account id. */
      userName: name().optional(),
    }),
    roleValues: roleValuesSchema(),
    /** Whether tokens with a scope of ours are a machine's. */
    hasMachines: z.boolean(),
  }),
)

export type TokenRules = z.output<ReturnType<typeof tokenRulesSchema>>

/** How the tokens of a user pool are read. Cognito's ID tokens are for clients to read, not to call the API with. */
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
