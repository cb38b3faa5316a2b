import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner'
import type { DocumentAddresses, DocumentName, ViewingAddresses } from '../../domain/document-ports.ts'
import { uploadAddressMinutes, viewingAddressMinutes } from '../../domain/policy.ts'
import { type Buckets, downloadHeaders, imageType, inboxKey, pagesUpTo, vaultKeys } from './document-keys.ts'

/** Seconds. */
const uploadLifetime = uploadAddressMinutes * 60
const viewingLifetime = viewingAddressMinutes * 60

type SignerOptions = ConstructorParameters<typeof S3RequestPresigner>[0]

/** Where and as whom requests are signed. */
export interface Signing extends Buckets, Pick<SignerOptions, 'credentials'> {
  readonly region: string
  /** Instead of AWS: another S3, which has its buckets in the path. */
  readonly endpoint?: string | undefined
}

/** SHA-256, and HMAC with a secret, in the form that the SDK's signers take. */
class Sha256 {
  readonly #hash: Hash | Hmac
  constructor(secret?: unknown) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string | Uint8Array)
  }
  update(data: Uint8Array): void {
    this.#hash.update(data)
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
  reset(): void {
    throw new Error('A signer makes a hash for each use.')
  }
}

interface SignedRequest {
  readonly method: 'GET' | 'PUT'
  readonly bucket: string
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly signingDate: Date
  readonly expiresIn: number
}

/** Signs addresses without the client of S3, which is a quarter of the code of a function that has it. */
function urlSigner({ region, credentials, endpoint }: Signing) {
  const presigner = new S3RequestPresigner({ region, credentials, sha256: Sha256 })
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return async ({ method, bucket, key, query = {}, headers = {}, ...when }: SignedRequest) => {
    const base =
      endpoint === undefined
        ? new URL(`https://${bucket}.s3.${region}.${suffix}/${key}`)
        : new URL(`${endpoint}/${bucket}/${key}`)
    const { host, hostname, port, protocol, pathname: path } = base
    const signed = await presigner.presign(
      {
        method,
        protocol,
        hostname,
        ...(port === '' ? {} : { port: Number(port) }),
        path,
        query: { ...query },
        headers: { host, ...headers },
      },
      {
        ...when,
        signableHeaders: new Set(['host', ...Object.keys(headers)]),
        unhoistableHeaders: new Set(Object.keys(headers)),
      },
    )
    const parameters = Object.entries(signed.query ?? {}).map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
    )
    return `${protocol}//${host}${path}?${parameters.join('&')}`
  }
}

/** Presigned uploads into the inbox, and presigned reads of the vault. */
export function s3DocumentAddresses(signing: Signing): DocumentAddresses {
  const sign = urlSigner(signing)

  const addressOf = (key: string, contentType: string, now: string) =>
    sign({
      method: 'GET',
      bucket: signing.vault,
      key,
      query: {
        'response-cache-control': downloadHeaders.CacheControl,
        'response-content-disposition': downloadHeaders.ContentDisposition,
        'response-content-type': contentType,
      },
      signingDate: new Date(now),
      expiresIn: viewingLifetime,
    })

  async function imageAddresses(
    document: DocumentName,
    pages: number,
    now: string,
  ): Promise<ViewingAddresses> {
    const keys = vaultKeys(document)
    const addresses = pagesUpTo(pages).map(async page => ({
      previewUrl: await addressOf(keys.preview(page), imageType, now),
      thumbnailUrl: await addressOf(keys.thumbnail(page), imageType, now),
    }))
    return {
      pages: await Promise.all(addresses),
      expiresAt: new Date(Date.parse(now) + viewingLifetime * 1000).toISOString(),
    }
  }

  return {
    async uploadTicket(document) {
      const { contentType, sizeBytes, sha256 } = document
      // Signed with the time of the request, so that a repetition returns the same ticket with the same lifetime.
      const signingDate = new Date(document.createdAt)
      const headers = { 'content-type': contentType, 'if-none-match': '*', 'x-amz-checksum-sha256': sha256 }
      const url = await sign({
        method: 'PUT',
        bucket: signing.inbox,
        key: inboxKey(document),
        headers: { 'content-length': String(sizeBytes), ...headers },
        signingDate,
        expiresIn: uploadLifetime,
      })
      const expiresAt = new Date(signingDate.getTime() + uploadLifetime * 1000).toISOString()
      return { method: 'PUT', url, headers, expiresAt }
    },

    viewingAddresses: (document, now) => imageAddresses(document, document.signals.pages.length, now),

    async ownersAddresses(document, now) {
      const [addresses, originalUrl] = await Promise.all([
        imageAddresses(document, document.signals?.pages.length ?? 0, now),
        addressOf(vaultKeys(document).original, document.contentType, now),
      ])
      return { ...addresses, originalUrl }
    },
  }
}
