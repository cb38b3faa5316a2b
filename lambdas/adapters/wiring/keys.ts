import { KMSClient } from '@aws-sdk/client-kms'
import type { KeyedHash, PersonalData } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { kmsEncryption } from '../kms-encryption.ts'
import { kmsKeyedHash } from '../kms-keyed-hash.ts'
import { limitRequests } from '../time-limit.ts'

export function keyedHash(): { keyedHash: KeyedHash } {
  const { HASH_KEY_ID } = readEnvironment(['HASH_KEY_ID'])
  return { keyedHash: kmsKeyedHash(limitRequests(new KMSClient({})), HASH_KEY_ID) }
}

export function personalData(): { personalData: PersonalData } {
  const { DATA_KEY_ID } = readEnvironment(['DATA_KEY_ID'])
  return { personalData: kmsEncryption(limitRequests(new KMSClient({})), DATA_KEY_ID, 'applicationId') }
}
