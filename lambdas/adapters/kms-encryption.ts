import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms'

/** Texts that are encrypted for one owner: an application or an endpoint. */
interface Encryption {
  /** Returns base64, in several parts for a long text. */
  encrypt(ownerId: string, text: string): Promise<string>
  decrypt(ownerId: string, ciphertext: string): Promise<string>
}

/** KMS encrypts at most so many bytes at once. */
const pieceBytes = 4096

/** Separates the ciphertexts of a text that is encrypted in pieces. Base64 does not use this character. */
const separator = '.'

function piecesOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8')
  const count = Math.max(1, Math.ceil(bytes.length / pieceBytes))
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  )
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
  async function encryptPiece(ownerId: string, Plaintext: Buffer): Promise<string> {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext: { [ownerName]: ownerId } }),
    )
    if (CiphertextBlob === undefined) throw new Error('KMS answered without a ciphertext')
    return Buffer.from(CiphertextBlob).toString('base64')
  }

  async function decryptPiece(ownerId: string, ciphertext: string): Promise<Uint8Array> {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(ciphertext, 'base64'),
        EncryptionContext: { [ownerName]: ownerId },
      }),
    )
    if (Plaintext === undefined) throw new Error('KMS answered without a plaintext')
    return Plaintext
  }

  return {
    async encrypt(ownerId, text) {
      const pieces = await Promise.all(piecesOf(text).map(piece => encryptPiece(ownerId, piece)))
      return pieces.join(separator)
    },

    async decrypt(ownerId, ciphertext) {
      const pieces = ciphertext.split(separator).map(piece => decryptPiece(ownerId, piece))
      return Buffer.concat(await Promise.all(pieces)).toString('utf8')
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
