import { type Caller, machineScopeNames } from '../../../contract/caller.ts'
import { accountIdSchema } from '../../../contract/fields.ts'
import type { TokenRules } from '../../../contract/token-rules.ts'
import type { Claims, TokenVerifier } from '../../../domain/ports.ts'
import { staffRoles } from '../../../domain/roles.ts'
import { isOwnToken } from '../sessions/tokens.ts'

interface Identifying {
  readonly verifier: TokenVerifier
  readonly rules: TokenRules
  /** Identifies the caller with a token of ours. Built for the first such token. */
  readonly ownTokens: () => Promise<(token: string) => Promise<Caller>>
}

const anonymous = (cause: (Caller & { kind: 'NOBODY' })['cause']): Caller => ({ kind: 'NOBODY', cause })

/**
 * Identifies the caller by the token of an Authorization header: a token of ours by the stored session, any other token by
 * the issuer's keys and the stage's rules for claims. Fails if these are not available.
 */
export async function identifyCaller(
  { verifier, rules, ownTokens }: Identifying,
  authorization: string | undefined,
): Promise<Caller> {
  if (authorization === undefined || authorization === '') return anonymous('NO_TOKEN')
  const [, token] = /^bearer +([\w.-]+)$/i.exec(authorization) ?? []
  if (token === undefined) return anonymous('INVALID')
  if (isOwnToken(token)) return (await ownTokens())(token)
  const verified = await verifier.verify(token)
  if ('refused' in verified) return anonymous(verified.refused)
  return callerOf(verified.claims, rules)
}

function callerOf(claims: Claims, rules: TokenRules): Caller {
  const accountId = accountIdSchema().safeParse(claims[rules.claims.accountId])
  const isForUs = isMeantFor(rules.audience, claims) && hasRequired(claims, rules)
  if (!isForUs || !accountId.success || typeof claims.exp !== 'number') return anonymous('INVALID')
  const expiresAt = new Date(claims.exp * 1000).toISOString()
  const scopes = scopesOf(claims.scope)
  // In a token of the client credentials grant, the subject is the client (RFC 9068, 2.2).
  const isMachine = rules.hasMachines && (scopes.length > 0 || claims.client_id === accountId.data)
  return isMachine
    ? { kind: 'MACHINE', clientId: accountId.data, scopes, expiresAt }
    : { ...personOf(accountId.data, claims, rules), expiresAt }
}

/** Checks `aud`, or `client_id` where the issuer writes no audience into access tokens. API Gateway does the same. */
function isMeantFor(audience: readonly string[], { aud, client_id: clientId }: Claims): boolean {
  const audiences: unknown[] = aud === undefined ? [clientId] : Array.isArray(aud) ? aud : [aud]
  return audiences.some(name => typeof name === 'string' && audience.includes(name))
}

function hasRequired(claims: Claims, { required }: TokenRules): boolean {
  return Object.entries(required).every(([name, value]) => claims[name] === value)
}

function personOf(accountId: string, claims: Claims, { claims: names, roleValues }: TokenRules) {
  const region = claims[names.registrationRegion]
  const userName = names.userName === undefined ? undefined : claims[names.userName]
  const roles = claims[names.roles]
  const values: readonly unknown[] = Array.isArray(roles) ? roles : [roles]
  return {
    kind: 'PERSON' as const,
    accountId,
    roles: staffRoles.filter(role => values.includes(roleValues[role])),
    ...(typeof region === 'string' && region !== '' ? { registrationRegion: region } : {}),
    userName: typeof userName === 'string' && userName !== '' ? userName : accountId,
  }
}

/** Scopes are one text, separated by spaces (RFC 8693, 4.2). Unknown scopes are ignored. */
function scopesOf(claim: unknown) {
  const scopes = typeof claim === 'string' ? claim.split(' ') : []
  return machineScopeNames.filter(scope => scopes.includes(scope))
}
