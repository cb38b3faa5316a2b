import type { ReviewEvidence } from '../../../contract/evidence.ts'
import type { ApplicationRecord } from '../../../domain/application.ts'
import {
  type ApplicationEvidence,
  evidenceOf,
  needsPinyin,
} from '../../../domain/evidence/application-evidence.ts'
import type { PinyinReadings } from '../../../domain/evidence/transliteration.ts'
import { type LocalDate, localDate } from '../../../domain/local-time.ts'
import { currentReadings, type StoredReadings } from './stored-readings.ts'

export interface EvidenceRules {
  /** The zone of today's date. */
  readonly timeZone: string
  /** Years. Absent: the stage has no minimum. */
  readonly minimumAge?: number
}

export interface ComparingEvidence extends StoredReadings {
  readonly evidenceRules: EvidenceRules
  /** Loaded only if a Chinese name must be compared with letters. */
  readonly loadPinyin: () => Promise<PinyinReadings>
}

interface EnteredTexts {
  readonly name: string
  readonly certificateNumber: string
  readonly expiryDate?: LocalDate
}

const noPinyin: PinyinReadings = () => []

/** What machines read in the current files, compared with what was entered; undefined: no file was read. */
export async function reviewEvidence(
  deps: ComparingEvidence,
  record: ApplicationRecord,
  texts: EnteredTexts,
  now: string,
): Promise<ReviewEvidence | undefined> {
  const readings = await currentReadings(deps, record)
  if (readings.length === 0) return undefined
  const { timeZone, minimumAge } = deps.evidenceRules
  const { certificateType, issuingRegion } = record.application
  const entered = { certificateType, issuingRegion, ...texts }
  const today = localDate(now, timeZone)
  const pinyin = needsPinyin(readings, { entered, today }) ? await deps.loadPinyin() : noPinyin
  const minimum = minimumAge === undefined ? {} : { minimumAge }
  return evidenceView({ ...evidenceOf(readings, { entered, today, pinyin, ...minimum }), ...minimum })
}

function evidenceView(evidence: ApplicationEvidence & Pick<EvidenceRules, 'minimumAge'>): ReviewEvidence {
  const { fields, alsoRead, zones, faces, hints, suggestedReasons, ...rest } = evidence
  return {
    ...rest,
    fields: fields.map(({ differences, ...field }) => ({
      ...field,
      ...(differences === undefined
        ? {}
        : { differences: { entered: [...differences.entered], read: [...differences.read] } }),
    })),
    alsoRead: [...alsoRead],
    zones: zones.map(({ format, checks, place }) => ({
      format,
      checks: checks.map(({ field, isRight }) => ({ field, right: isRight })),
      place,
    })),
    faces: [...faces],
    hints: [...hints],
    suggestedReasons: [...suggestedReasons],
  }
}
