import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms'
import type { DocumentName, ReadingEncryption } from '../../domain/document-ports.ts'
import type { DocumentReading } from '../../domain/evidence/document-reading.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** More than any reading, whose program has a lower limit. */
const longestReading = 4 * 1024 * 1024

/** The document is authenticated with the ciphertext, so that one can't be put in the place of another. */
const contextOf = ({ documentId }: DocumentName) => Buffer.from(documentId)

/**
 * Envelope encryption, because KMS itself encrypts 4 KB at most: each reading has a data key of its own, which KMS encrypts
 * with the application's id as context. The text is compressed first.
 */
export function kmsReadingEncryption(
  client: KMSClient,
  keyId: string,
  parse: (stored: unknown, document: DocumentName) => Promise<DocumentReading | undefined>,
): ReadingEncryption {
  return {
    async seal(document, reading) {
      const { Plaintext, CiphertextBlob } = await client.send(
        new GenerateDataKeyCommand({
          KeyId: keyId,
          KeySpec: 'AES_256',
          EncryptionContext: { applicationId: document.applicationId },
        }),
      )
      if (Plaintext === undefined || CiphertextBlob === undefined)
        throw new Error('KMS answered without a data key')
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, Plaintext, nonce).setAAD(contextOf(document))
      const text = cipher.update(gzipSync(JSON.stringify(reading)))
      const ciphertext = Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()])
      Plaintext.fill(0)
      return { ciphertext, dataKey: CiphertextBlob }
    },

    async open(document, { ciphertext, dataKey }) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: dataKey,
          EncryptionContext: { applicationId: document.applicationId },
        }),
      )
      if (Plaintext === undefined) throw new Error('KMS answered without a plaintext')
      const decipher = createDecipheriv(algorithm, Plaintext, ciphertext.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(contextOf(document))
        .setAuthTag(ciphertext.subarray(-tagBytes))
      const text = decipher.update(ciphertext.subarray(nonceBytes, -tagBytes))
      const opened = Buffer.concat([text, decipher.final()])
      Plaintext.fill(0)
      const read = gunzipSync(opened, { maxOutputLength: longestReading }).toString('utf8')
      return parse(JSON.parse(read), document)
    },
  }
}
