import { KMSClient } from '@aws-sdk/client-kms'
import type { PersonalData } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { kmsPersonalData } from '../kms-personal-data.ts'
import { endingInTime } from '../time-limit.ts'

export function personalData(): { personalData: PersonalData } {
  const { DATA_KEY_ID } = readEnvironment(['DATA_KEY_ID'])
  return { personalData: kmsPersonalData(endingInTime(new KMSClient({})), DATA_KEY_ID) }
}
