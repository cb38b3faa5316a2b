import { KMSClient } from '@aws-sdk/client-kms'
import type { DocumentName, ReadingEncryption } from '../../../domain/document-ports.ts'
import type { KeyedHash, PersonalData } from '../../../domain/ports.ts'
import { logInformation } from '../../logging.ts'
import { readEnvironment } from '../environment.ts'
import { kmsEncryption } from '../kms-encryption.ts'
import { kmsKeyedHash } from '../kms-keyed-hash.ts'
import { kmsReadingEncryption } from '../kms-reading-encryption.ts'
import { randomSecret } from '../system.ts'
import { limitRequests } from '../time-limit.ts'

export function keyedHash(): { keyedHash: KeyedHash } {
  const { HASH_KEY_ID } = readEnvironment(['HASH_KEY_ID'])
  return { keyedHash: kmsKeyedHash(limitRequests(new KMSClient({})), HASH_KEY_ID) }
}

export function personalData(): { personalData: PersonalData } {
  const { DATA_KEY_ID } = readEnvironment(['DATA_KEY_ID'])
  return { personalData: kmsEncryption(limitRequests(new KMSClient({})), DATA_KEY_ID, 'applicationId') }
}

/** Parses a stored reading. The schemas are loaded only if one is stored. */
async function parseStoredReading(stored: unknown, { applicationId, documentId }: DocumentName) {
  const { parseReading } = await import('../../evidence/messages.ts')
  const reading = parseReading(stored)
  if (reading === undefined) logInformation('READING_UNREADABLE', { applicationId, documentId })
  return reading
}

export function readingEncryption(): { readings: ReadingEncryption } {
  const { DATA_KEY_ID } = readEnvironment(['DATA_KEY_ID'])
  return { readings: kmsReadingEncryption(limitRequests(new KMSClient({})), DATA_KEY_ID, parseStoredReading) }
}

/** Makes tokens and their keyed hashes. */
export function tokens() {
  return { ...keyedHash(), newSecret: randomSecret }
}
