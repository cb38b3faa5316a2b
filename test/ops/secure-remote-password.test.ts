import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { secureRemotePassword } from '../../ops/acceptance/secure-remote-password.ts'

const prime = 2n ** 3072n - 2n ** 3008n - 1n + 2n ** 64n * (floorOfPi() + 1690314n)

/** The whole part of 2^2942 × π, by which RFC 3526 defines its prime. Machin's formula. */
function floorOfPi(): bigint {
  const one = 1n << 3100n
  const arctangentOfInverse = (x: bigint) => {
    let [sum, term, odd, sign] = [0n, one / x, 1n, 1n]
    for (; term > 0n; term /= x * x) {
      sum += (sign * term) / odd
      odd += 2n
      sign = -sign
    }
    return sum
  }
  const pi = 4n * (4n * arctangentOfInverse(5n) - arctangentOfInverse(239n))
  return (pi << 2942n) / one
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % prime]
  for (let rest = exponent; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}

const bytes = (value: bigint): Buffer => {
  const hex = value.toString(16)
  const even = hex.padStart(hex.length + (hex.length % 2), '0')
  const raw = Buffer.from(even, 'hex')
  return (raw[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), raw]) : raw
}

const hash = (...parts: Buffer[]) =>
  BigInt(`0x${createHash('sha256').update(Buffer.concat(parts)).digest('hex')}`)

/** The server's side of the protocol, as Cognito computes it from the stored verifier. */
function server(poolName: string, userId: string, password: string) {
  const salt = 'f1c0ffee00112233445566778899aabb'
  const inner = createHash('sha256').update(`${poolName}${userId}:${password}`).digest()
  const verifier = power(2n, hash(bytes(BigInt(`0x${salt}`)), inner))
  const secret = 123_456_789_123_456_789n ** 8n
  const multiplier = hash(bytes(prime), bytes(2n))
  const value = (multiplier * verifier + power(2n, secret)) % prime
  const secretBlock = Buffer.from('a secret block').toString('base64')
  return {
    challenge: { poolName, userId, salt, serverValue: value.toString(16), secretBlock },
    expected: (clientValue: string, timestamp: string) => {
      const client = BigInt(`0x${clientValue}`)
      const scrambling = hash(bytes(client), bytes(value))
      const shared = power((client * power(verifier, scrambling)) % prime, secret)
      const key = hkdfSync('sha256', bytes(shared), bytes(scrambling), 'Caldera Derived Key', 16)
      return createHmac('sha256', Buffer.from(key))
        .update(poolName + userId)
        .update(Buffer.from(secretBlock, 'base64'))
        .update(timestamp)
        .digest('base64')
    },
  }
}

const at = new Date('2026-11-05T09:05:01.500Z')

test('the proof of a password is the one that the server computes, with the time in its form', () => {
  const { challenge, expected } = server('Ab1Cd2', 'user-1', 'right password')
  const secret = secureRemotePassword(987_654_321n ** 12n)
  const { timestamp, signature } = secret.proofOf('right password', challenge, at)
  expect(timestamp).toBe('Thu Nov 5 09:05:01 UTC 2026')
  expect(signature).toBe(expected(secret.clientValue, timestamp))
})

test('another password gives another proof', () => {
  const { challenge, expected } = server('Ab1Cd2', 'user-1', 'right password')
  const secret = secureRemotePassword()
  const { timestamp, signature } = secret.proofOf('wrong password', challenge, at)
  expect(signature).not.toBe(expected(secret.clientValue, timestamp))
})
