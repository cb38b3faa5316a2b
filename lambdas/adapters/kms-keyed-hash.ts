import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms'
import type { KeyedHash } from '../../domain/ports.ts'

/** HMAC-SHA-256 with a key that never leaves KMS; at most 4,096 bytes of text. Base64url. */
export function kmsKeyedHash(client: KMSClient, keyId: string): KeyedHash {
  return {
    async of(text) {
      const { Mac } = await client.send(
        new GenerateMacCommand({
          KeyId: keyId,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(text, 'utf8'),
        }),
      )
      if (Mac === undefined) throw new Error('KMS answered without a MAC')
      return Buffer.from(Mac).toString('base64url')
    },
  }
}
