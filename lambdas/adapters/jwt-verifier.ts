import { JwtVerifier } from 'aws-jwt-verify'
import {
  FetchError,
  JwksValidationError,
  JwkValidationError,
  JwtBaseError,
  JwtExpiredError,
} from 'aws-jwt-verify/error'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import * as z from 'zod'
import { buildOnce } from '../../domain/build-once.ts'
import type { TokenVerifier } from '../../domain/ports.ts'

const patienceMs = 3_000

const openidConfigurationSchema = buildOnce(() => z.object({ jwks_uri: z.url() }))

/**
 * Verifies tokens of one issuer with the keys of its OpenID configuration. Keys are cached for the life of the
 * function. An unknown key is requested at most every ten seconds.
 */
export function jwtVerifier(issuer: string, awsEndpointUrl: string | undefined): TokenVerifier {
  const jwksCache = new SimpleJwksCache({ fetcher: { fetch: fetchBytes } })
  const create = async () =>
    // The use case checks the audience by `aud` or `client_id`.
    JwtVerifier.create(
      { issuer, audience: null, jwksUri: await keysAddress(issuer, awsEndpointUrl) },
      { jwksCache },
    )
  let created: ReturnType<typeof create> | undefined
  return {
    async verify(token) {
      created ??= create()
      const verifier = await created.catch(error => {
        // So the next request asks the issuer again.
        created = undefined
        throw error
      })
      try {
        return { claims: await verifier.verify(token) }
      } catch (error) {
        if (!isAboutToken(error)) throw error
        return { refused: error instanceof JwtExpiredError ? 'EXPIRED' : 'INVALID' }
      }
    },
  }
}

/** False if the keys were not available or invalid: the error then says nothing about the token. */
function isAboutToken(error: unknown): boolean {
  const isAboutKeys =
    error instanceof FetchError || error instanceof JwksValidationError || error instanceof JwkValidationError
  return error instanceof JwtBaseError && !isAboutKeys
}

async function keysAddress(issuer: string, awsEndpointUrl: string | undefined): Promise<string> {
  const bytes = await fetchBytes(`${addressOf(issuer, awsEndpointUrl)}/.well-known/openid-configuration`)
  return openidConfigurationSchema().parse(JSON.parse(new TextDecoder().decode(bytes))).jwks_uri
}

/** The issuer's address. For a user pool it follows AWS_ENDPOINT_URL, as all AWS services do. */
function addressOf(issuer: string, awsEndpointUrl: string | undefined): string {
  const { hostname, pathname } = new URL(issuer)
  const isUserPool = hostname.startsWith('cognito-idp.')
  return (isUserPool && awsEndpointUrl ? `${awsEndpointUrl}${pathname}` : issuer).replace(/\/$/, '')
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' })
  if (!response.ok) throw new FetchError(address, `answered ${response.status}`)
  return response.arrayBuffer()
}
