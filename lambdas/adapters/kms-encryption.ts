import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms'

/** Texts that are encrypted for one owner: an application or an endpoint. */
interface Encryption {
  /** Returns base64. */
  encrypt(ownerId: string, text: string): Promise<string>
  decrypt(ownerId: string, ciphertext: string): Promise<string>
}

/**
 * KMS encryption with the owner's id as context: a ciphertext can't be decrypted for another owner. The roles of functions
 * name the contexts that they may use.
 */
export function kmsEncryption(
  client: KMSClient,
  keyId: string,
  ownerName: 'applicationId' | 'endpointId',
): Encryption {
  return {
    async encrypt(ownerId, text) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: Buffer.from(text, 'utf8'),
          EncryptionContext: { [ownerName]: ownerId },
        }),
      )
      if (CiphertextBlob === undefined) throw new Error('KMS answered without a ciphertext')
      return Buffer.from(CiphertextBlob).toString('base64')
    },

    async decrypt(ownerId, ciphertext) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(ciphertext, 'base64'),
          EncryptionContext: { [ownerName]: ownerId },
        }),
      )
      if (Plaintext === undefined) throw new Error('KMS answered without a plaintext')
      return Buffer.from(Plaintext).toString('utf8')
    },
  }
}

/** Decrypts each ciphertext once: a sender signs many attempts under the same secret. */
export function decryptOnce(encryption: Encryption): Encryption {
  const decrypted = new Map<string, string>()
  return {
    ...encryption,
    async decrypt(ownerId, ciphertext) {
      const key = `${ownerId}|${ciphertext}`
      const known = decrypted.get(key)
      if (known !== undefined) return known
      const text = await encryption.decrypt(ownerId, ciphertext)
      decrypted.set(key, text)
      return text
    },
  }
}
