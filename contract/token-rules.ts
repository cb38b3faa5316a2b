import * as z from 'zod'
import { reviewScope } from './scopes.ts'

const claimName = z.string().min(1)

/** The gateway hands a list on as `[one other]`: a value with a space or a bracket could not be told from two. */
const roleValue = z.string().regex(/^[^\s[\],]+$/)

/** Which claims say what; claims of the top level only. */
export const claimNamesSchema = z.strictObject({
  accountId: claimName,
  registrationRegion: claimName,
  roles: claimName,
})

/** What the roles are called in the claim of roles. */
export const roleValuesSchema = z.strictObject({ reviewer: roleValue, operator: roleValue })

/** How the claims of a token are read that the gateway has verified. */
export const tokenRulesSchema = z.strictObject({
  /** Claims that every access token has, and their values; a token without them is refused. */
  required: z.record(claimName, z.string()),
  claims: claimNamesSchema.extend({
    /** What the directory knows a person by; default: the account id. */
    userName: claimName.optional(),
  }),
  roleValues: roleValuesSchema,
  /** A token with this scope is a reviewing system's. */
  machineScope: z.string().min(1).optional(),
})

export type TokenRules = z.output<typeof tokenRulesSchema>

/** The gateway lets Cognito's ID tokens pass, too; they are for the client to read, not to act with. */
export const cognitoTokens: TokenRules = {
  required: { token_use: 'access' },
  claims: {
    accountId: 'sub',
    registrationRegion: 'registration_region',
    roles: 'cognito:groups',
    userName: 'username',
  },
  roleValues: { reviewer: 'reviewers', operator: 'operators' },
  machineScope: reviewScope.whole,
}
