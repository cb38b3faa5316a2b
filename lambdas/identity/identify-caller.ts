import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda'
import type { Caller } from '../../contract/caller.ts'
import { buildOnce } from '../../domain/build-once.ts'
import { edgeSecrets } from '../adapters/wiring/settings.ts'
import { tokenVerification } from '../adapters/wiring/token-verification.ts'
import { logFailure } from '../logging.ts'
import { identifyCaller } from '../usecases/access/identify-caller.ts'
import { isThroughEdge } from '../usecases/access/through-edge.ts'

const wire = () => ({
  ...tokenVerification(),
  // The clients of AWS behind it are large, and people with tokens of the issuer don't need them.
  ownTokens: buildOnce(async () => (await import('../adapters/wiring/own-tokens.ts')).ownTokens()),
})

let wired: ReturnType<typeof wire> | undefined

type Headers = NonNullable<APIGatewayRequestAuthorizerEventV2['headers']>

async function identify(headers: Headers): Promise<Caller> {
  if (!isThroughEdge(headers, edgeSecrets())) return { kind: 'NOBODY', cause: 'NOT_THROUGH_EDGE' }
  wired ??= wire()
  return identifyCaller(wired, headers.authorization)
}

/**
 * The authorizer of the API. It identifies the caller and allows every request; functions refuse callers, because the
 * gateway's own refusals are not problem details.
 */
export async function handler({ headers }: APIGatewayRequestAuthorizerEventV2) {
  const caller = await identify(headers ?? {}).catch((error: unknown): Caller => {
    logFailure('TOKEN_NOT_VERIFIABLE', error)
    return { kind: 'NOBODY', cause: 'NOT_VERIFIABLE' }
  })
  return { isAuthorized: true, context: { caller } }
}
