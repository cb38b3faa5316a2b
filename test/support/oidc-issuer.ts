import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export interface Issuer {
  readonly issuer: string
  /** An access token of this issuer, valid for a minute by default. */
  sign(claims: JWTPayload): Promise<string>
  /** The same, signed by a key that the issuer does not publish. */
  forge(claims: JWTPayload): Promise<string>
  /** Whether it answers every request by 500 from now on. */
  fail(failing: boolean): void
  stop(): Promise<void>
}

const algorithm = 'RS256'
const keyId = 'key-1'

/** An OpenID provider on loopback: its configuration, its public key, and tokens signed by it. */
export async function startIssuer(): Promise<Issuer> {
  const [own, foreign] = await Promise.all([generateKeyPair(algorithm), generateKeyPair(algorithm)])
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: keyId, alg: algorithm, use: 'sig' }]
  let issuer = ''
  let failing = false
  const server = createServer(({ url }, answer) => {
    const pages: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys },
    }
    const page = pages[String(url)]
    answer.writeHead(failing ? 500 : page === undefined ? 404 : 200, { 'content-type': 'application/json' })
    answer.end(JSON.stringify(page ?? {}))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const signer = (key: CryptoKey) => (claims: JWTPayload) =>
    new SignJWT({ iss: issuer, exp: Math.floor(Date.now() / 1000) + 60, ...claims })
      .setProtectedHeader({ alg: algorithm, kid: keyId })
      .sign(key)
  return {
    issuer,
    sign: signer(own.privateKey),
    forge: signer(foreign.privateKey),
    fail: value => {
      failing = value
    },
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
