import { KMSClient } from '@aws-sdk/client-kms'
import type { PersonalData } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { kmsPersonalData } from '../kms-personal-data.ts'

export function personalData(): { personalData: PersonalData } {
  const { DATA_KEY_ID } = readEnvironment(['DATA_KEY_ID'])
  return { personalData: kmsPersonalData(new KMSClient({}), DATA_KEY_ID) }
}
