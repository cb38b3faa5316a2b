import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The group of 3,072 bits of RFC 3526, with the generator that Cognito uses. */
const prime = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
)
const generator = 2n

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % prime
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

/** The bytes of a positive number as of a signed one: with a leading zero if the first bit is set. */
function signedBytes(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}

const hash = (...parts: readonly Uint8Array[]): bigint => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return numberOf(digest.digest())
}

const multiplier = hash(signedBytes(prime), signedBytes(generator))

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The form that Cognito accepts: `Mon Nov 30 09:05:01 UTC 2026`. */
function timestampOf(at: Date): string {
  const time = at.toISOString().slice(11, 19)
  return `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${at.getUTCDate()} ${time} UTC ${at.getUTCFullYear()}`
}

interface Challenge {
  /** Without the region. */
  readonly poolName: string
  readonly userId: string
  readonly salt: string
  readonly serverValue: string
  readonly secretBlock: string
}

/**
 * Proves the knowledge of a password to Cognito without sending it (`USER_SRP_AUTH`, RFC 5054), as the clients of a stage do: its
 * app client accepts no plain password.
 */
export function secureRemotePassword(secret = numberOf(randomBytes(128))) {
  const clientValue = power(generator, secret)
  return {
    clientValue: clientValue.toString(16),
    proofOf(password: string, { poolName, userId, salt, serverValue, secretBlock }: Challenge, at: Date) {
      const server = BigInt(`0x${serverValue}`)
      const scrambling = hash(signedBytes(clientValue), signedBytes(server))
      const inner = createHash('sha256').update(`${poolName}${userId}:${password}`).digest()
      const exponent = hash(signedBytes(BigInt(`0x${salt}`)), inner)
      const base = (server - ((multiplier * power(generator, exponent)) % prime) + prime) % prime
      const shared = power(base, secret + scrambling * exponent)
      const key = hkdfSync('sha256', signedBytes(shared), signedBytes(scrambling), 'Caldera Derived Key', 16)
      const timestamp = timestampOf(at)
      const signature = createHmac('sha256', Buffer.from(key))
        .update(`${poolName}${userId}`)
        .update(Buffer.from(secretBlock, 'base64'))
        .update(timestamp)
        .digest('base64')
      return { timestamp, signature }
    },
  }
}
