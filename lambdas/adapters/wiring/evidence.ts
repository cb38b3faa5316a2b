import type { PinyinReadings } from '../../../domain/evidence/transliteration.ts'
import type { EvidenceRules } from '../../usecases/evidence/review-evidence.ts'
import { readEnvironment } from '../environment.ts'

export function evidenceRules(): { evidenceRules: EvidenceRules } {
  const { TIME_ZONE, MINIMUM_AGE } = readEnvironment(['TIME_ZONE', 'MINIMUM_AGE'])
  return {
    evidenceRules: {
      timeZone: TIME_ZONE,
      ...(MINIMUM_AGE === undefined ? {} : { minimumAge: MINIMUM_AGE }),
    },
  }
}

export const loadPinyin = async (): Promise<PinyinReadings> => (await import('../pinyin.ts')).pinyinReadings
