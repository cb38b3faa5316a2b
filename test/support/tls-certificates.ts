import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'

/** A certificate and its private key, as PEM. */
interface Certificate {
  readonly cert: string
  readonly key: string
}

/** DER: a value with its tag and its length. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(content)
  const length = value.length
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), value])
}

const sequence = (...content: readonly Uint8Array[]) => der(0x30, ...content)

/** An object identifier by its encoded bytes. */
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))

const nameOf = (commonName: string) =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))))

const timeOf = (at: number) =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`))

/** Basic constraints of an authority, or the names and addresses of a server. */
function extensionOf(hosts: readonly string[] | undefined): Buffer {
  const isAuthority = sequence(oid('551d13'), der(0x04, sequence(der(0x01, Buffer.from([0xff])))))
  if (hosts === undefined) return isAuthority
  const names = hosts.map(host =>
    isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  )
  return sequence(oid('551d11'), der(0x04, sequence(...names)))
}

const dayMs = 86_400_000

/**
 * A new certificate. With host names, it is a server's and has the signature of `issuer`; without an issuer it signs
 * itself. `endsAt` is in milliseconds.
 */
function newCertificate(
  subject: string,
  hosts: readonly string[] | undefined,
  {
    issuer,
    endsAt = Date.now() + dayMs,
  }: { issuer?: Authority | undefined; endsAt?: number | undefined } = {},
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? subject),
    sequence(timeOf(endsAt - 2 * dayMs), timeOf(endsAt)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensionOf(hosts))),
  )
  const signature = sign('sha256', content, issuer?.key ?? privateKey)
  const bytes = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

interface Authority extends Certificate {
  readonly name: string
}

export function newAuthority(name = 'Test authority'): Authority {
  return { name, ...newCertificate(name, undefined) }
}

/** The certificate of a server with these host names. Without an issuer it signs itself. */
export function newServerCertificate(
  hosts: readonly string[],
  options: { readonly issuer?: Authority; readonly endsAt?: number } = {},
): Certificate {
  return newCertificate(hosts[0] ?? '', hosts, options)
}
