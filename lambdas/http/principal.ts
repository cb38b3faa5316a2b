import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
import { accountIdSchema } from '../../contract/fields.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { reviewScope } from '../../contract/scopes.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Principal } from '../usecases/people.ts'

const groupRoles = { reviewers: 'reviewer', operators: 'operator' } as const

const nobody: Principal = { accountId: '', roles: [] }

/** The caller, from claims that the gateway's authorizer has verified; refused unless they may use the operation. */
export function principalOf(operation: Operation, event: APIGatewayProxyEventV2WithJWTAuthorizer): Principal {
  if (operation.who === 'anyone') return nobody
  const claims: Record<string, unknown> = event.requestContext.authorizer?.jwt?.claims ?? {}
  // The gateway lets ID tokens pass, too; they are for the client to read, not to act with.
  const accountId = accountIdSchema.safeParse(claims.sub)
  if (claims.token_use !== 'access' || !accountId.success) {
    throw new DomainError('UNAUTHENTICATED', 'A valid access token is needed.')
  }
  const isMachine = hasReviewScope(claims.scope)
  const principal = isMachine ? machine(accountId.data) : person(accountId.data, claims)
  if (operation.who === 'applicant' ? isMachine : !principal.roles.includes(operation.who)) {
    throw new DomainError('FORBIDDEN', 'This is not open to the caller.')
  }
  return principal
}

function person(accountId: string, claims: Record<string, unknown>): Principal {
  const region = claims.registration_region
  return {
    accountId,
    roles: rolesOf(claims['cognito:groups']),
    userName: typeof claims.username === 'string' ? claims.username : accountId,
    ...(typeof region === 'string' && region !== '' ? { registrationRegion: region } : {}),
  }
}

/** A reviewer and nothing else, whatever more its token may say: it has no account, and operates nothing. */
function machine(accountId: string): Principal {
  return { accountId, roles: ['reviewer'] }
}

/** Scopes are one text, parted by spaces; only a whole one counts. */
function hasReviewScope(scope: unknown): boolean {
  return typeof scope === 'string' && scope.split(' ').includes(reviewScope.whole)
}

/** The gateway hands groups on as the text `[reviewers operators]`; only whole names count. */
function rolesOf(groups: unknown): Principal['roles'] {
  const names = Array.isArray(groups)
    ? groups.map(String)
    : typeof groups === 'string'
      ? groups.replace(/^\[|\]$/g, '').split(/\s+/)
      : []
  return Object.entries(groupRoles)
    .filter(([group]) => names.includes(group))
    .map(([, role]) => role)
}
