import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
import { accountIdSchema } from '../../contract/fields.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import type { TokenRules } from '../../contract/token-rules.ts'
import { DomainError } from '../../domain/errors.ts'
import { tokenRules } from '../adapters/wiring/token-rules.ts'
import type { Principal } from '../usecases/people.ts'

type Claims = Readonly<Record<string, unknown>>

const nobody: Principal = { accountId: '', roles: [] }

/**
 * The caller, from claims that the gateway's authorizer has verified, read by the stage's rules; refused unless they may
 * use the operation.
 */
export function principalOf(
  operation: Operation,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  rulesOfStage: () => TokenRules = tokenRules,
): Principal {
  if (operation.who === 'anyone') return nobody
  const claims: Claims = event.requestContext.authorizer?.jwt?.claims ?? {}
  const rules = rulesOfStage()
  const accountId = accountIdSchema.safeParse(claims[rules.claims.accountId])
  if (!hasRequired(claims, rules) || !accountId.success) {
    throw new DomainError('UNAUTHENTICATED', 'A valid access token is needed.')
  }
  const isMachine = hasScope(claims.scope, rules.machineScope)
  const principal = isMachine ? machine(accountId.data) : person(accountId.data, claims, rules)
  if (operation.who === 'applicant' ? isMachine : !principal.roles.includes(operation.who)) {
    throw new DomainError('FORBIDDEN', 'This is not open to the caller.')
  }
  return principal
}

function hasRequired(claims: Claims, { required }: TokenRules): boolean {
  return Object.entries(required).every(([name, value]) => claims[name] === value)
}

function person(accountId: string, claims: Claims, { claims: names, roleValues }: TokenRules): Principal {
  const region = claims[names.registrationRegion]
  const userName = names.userName === undefined ? undefined : claims[names.userName]
  return {
    accountId,
    roles: rolesOf(claims[names.roles], roleValues),
    ...(typeof region === 'string' && region !== '' ? { registrationRegion: region } : {}),
    userName: typeof userName === 'string' ? userName : accountId,
  }
}

/** A reviewer and nothing else, whatever more its token may say: it has no account, and operates nothing. */
function machine(accountId: string): Principal {
  return { accountId, roles: ['reviewer'] }
}

/** Scopes are one text, parted by spaces; only a whole one counts. */
function hasScope(scopes: unknown, scope: string | undefined): boolean {
  return scope !== undefined && typeof scopes === 'string' && scopes.split(' ').includes(scope)
}

/** The gateway hands lists on as the text `[reviewers operators]`; only whole names count. */
function rolesOf(told: unknown, values: TokenRules['roleValues']): Principal['roles'] {
  const names = Array.isArray(told)
    ? told.map(String)
    : typeof told === 'string'
      ? told.replace(/^\[|\]$/g, '').split(/\s+/)
      : []
  return (['reviewer', 'operator'] as const).filter(role => names.includes(values[role]))
}
