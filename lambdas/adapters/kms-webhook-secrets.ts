import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms'
import type { WebhookSecrets } from '../../domain/webhook-ports.ts'

/** KMS encryption with the endpoint's id as context: a ciphertext that is moved to another endpoint does not open. */
export function kmsWebhookSecrets(client: KMSClient, keyId: string): WebhookSecrets {
  return {
    async encrypt(endpointId, secret) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: Buffer.from(secret, 'utf8'),
          EncryptionContext: { endpointId },
        }),
      )
      if (CiphertextBlob === undefined) throw new Error('KMS answered without a ciphertext')
      return Buffer.from(CiphertextBlob).toString('base64')
    },

    async decrypt(endpointId, ciphertext) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(ciphertext, 'base64'),
          EncryptionContext: { endpointId },
        }),
      )
      if (Plaintext === undefined) throw new Error('KMS answered without a plaintext')
      return Buffer.from(Plaintext).toString('utf8')
    },
  }
}

/** Opens each ciphertext once: a sender signs many attempts under the same secret. */
export function openedOnce(secrets: WebhookSecrets): WebhookSecrets {
  const opened = new Map<string, string>()
  return {
    ...secrets,
    async decrypt(endpointId, ciphertext) {
      const key = `${endpointId}|${ciphertext}`
      const known = opened.get(key)
      if (known !== undefined) return known
      const secret = await secrets.decrypt(endpointId, ciphertext)
      opened.set(key, secret)
      return secret
    },
  }
}
