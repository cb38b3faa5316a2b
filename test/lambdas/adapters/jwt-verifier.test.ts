import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { jwtVerifier } from '../../../lambdas/adapters/jwt-verifier.ts'
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts'

let issuer: Issuer
beforeAll(async () => {
  issuer = await startIssuer()
})
afterAll(() => issuer.stop())

const verify = async (token: string) => jwtVerifier(issuer.issuer, undefined).verify(token)
const seconds = Math.floor(Date.now() / 1000)
const invalid = { refused: 'INVALID' }

/** A token without a signature, with the algorithm `none`. */
function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none', kid: 'key-1' })}.${part(claims)}.`
}

describe('a token', () => {
  test('that the issuer signed has its claims, lists as lists', async () => {
    const verified = await verify(await issuer.sign({ sub: 'erika', roles: ['external reviewers'] }))
    expect(verified).toMatchObject({ claims: { sub: 'erika', roles: ['external reviewers'] } })
  })

  test('that has expired is distinguished from an invalid one', async () => {
    expect(await verify(await issuer.sign({ exp: seconds - 60 }))).toEqual({ refused: 'EXPIRED' })
  })

  test('that is not valid yet is refused', async () => {
    expect(await verify(await issuer.sign({ nbf: seconds + 600 }))).toEqual(invalid)
  })

  test('of another issuer is refused', async () => {
    expect(await verify(await issuer.sign({ iss: 'https://id.example.com' }))).toEqual(invalid)
  })

  test('that another key signed is refused', async () => {
    expect(await verify(await issuer.forge({ sub: 'erika' }))).toEqual(invalid)
  })

  test('without a signature is refused', async () => {
    expect(await verify(unsigned({ iss: issuer.issuer, sub: 'erika', exp: seconds + 60 }))).toEqual(invalid)
  })

  test.each(['', 'x', 'a.b.c', 'null', '..', 'e30.e30.e30'])(
    'that is malformed is refused: %j',
    async token => {
      expect(await verify(token)).toEqual(invalid)
    },
  )
})

test('the address of a user pool follows AWS_ENDPOINT_URL, that of any other issuer does not', async () => {
  const pool = 'https://cognito-idp.eu-central-1.amazonaws.com'
  const token = await issuer.sign({ iss: pool })
  expect(await jwtVerifier(pool, issuer.issuer).verify(token)).toMatchObject({ claims: { iss: pool } })
  const own = await issuer.sign({})
  const elsewhere = 'http://127.0.0.1:9'
  expect(await jwtVerifier(issuer.issuer, elsewhere).verify(own)).toHaveProperty('claims')
})

describe('when the keys are unavailable', () => {
  test('a token is neither accepted nor refused', async () => {
    const elsewhere = jwtVerifier('http://127.0.0.1:9', undefined)
    await expect(elsewhere.verify(await issuer.sign({}))).rejects.toThrow()
  })

  test('the next request asks again', async () => {
    const other = await startIssuer()
    const token = await other.sign({ sub: 'erika' })
    const verifier = jwtVerifier(other.issuer, undefined)
    other.fail(true)
    await expect(verifier.verify(token)).rejects.toThrow()
    other.fail(false)
    expect(await verifier.verify(token)).toMatchObject({ claims: { sub: 'erika' } })
    await other.stop()
  })
})
