import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms'
import type { PersonalData } from '../../domain/ports.ts'

/** KMS encryption with the application's id as context: a ciphertext can't be decrypted for another application. */
export function kmsPersonalData(client: KMSClient, keyId: string): PersonalData {
  return {
    async encrypt(applicationId, text) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: Buffer.from(text, 'utf8'),
          EncryptionContext: { applicationId },
        }),
      )
      if (CiphertextBlob === undefined) throw new Error('KMS answered without a ciphertext')
      return Buffer.from(CiphertextBlob).toString('base64')
    },

    async decrypt(applicationId, ciphertext) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(ciphertext, 'base64'),
          EncryptionContext: { applicationId },
        }),
      )
      if (Plaintext === undefined) throw new Error('KMS answered without a plaintext')
      return Buffer.from(Plaintext).toString('utf8')
    },
  }
}
