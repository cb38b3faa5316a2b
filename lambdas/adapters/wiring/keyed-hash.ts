import { KMSClient } from '@aws-sdk/client-kms'
import type { KeyedHash } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { kmsKeyedHash } from '../kms-keyed-hash.ts'
import { endingInTime } from '../time-limit.ts'

export function keyedHash(): { keyedHash: KeyedHash } {
  const { HASH_KEY_ID } = readEnvironment(['HASH_KEY_ID'])
  return { keyedHash: kmsKeyedHash(endingInTime(new KMSClient({})), HASH_KEY_ID) }
}
