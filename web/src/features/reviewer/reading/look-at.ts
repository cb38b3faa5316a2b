import type { EvidenceHint } from '#domain/evidence/hint-texts.ts'
import type { ReviewEvidence } from './spots.ts'

type Subject =
  | 'HOLDING'
  | 'ZONE'
  | ReviewEvidence['fields'][number]['field']
  | ReviewEvidence['alsoRead'][number]['field']

/** What a reviewer looks at for each hint. The most important hint is first. */
export const lookAt = {
  UNDER_AGE: 'birthDate',
  NUMBER_DIFFERS: 'certificateNumber',
  NAME_DIFFERS: 'name',
  OTHER_DOCUMENT_TYPE: 'ZONE',
  OTHER_ISSUER: 'issuer',
  EXPIRED_ON_DOCUMENT: 'expiryDate',
  EXPIRY_DIFFERS: 'expiryDate',
  MRZ_CHECK_DIGIT_WRONG: 'ZONE',
  NO_CERTIFICATE_IN_HOLDING_PHOTO: 'HOLDING',
  NO_FACE: 'HOLDING',
} as const satisfies Record<EvidenceHint, Subject>

const byImportance = Object.keys(lookAt) as EvidenceHint[]

export const inOrder = (hints: readonly EvidenceHint[]): EvidenceHint[] =>
  byImportance.filter(hint => hints.includes(hint))

/** Where the subject was read; undefined if it was not. */
export function placeOf(subject: Exclude<Subject, 'HOLDING'>, { fields, alsoRead, zones }: ReviewEvidence) {
  if (subject === 'ZONE') return zones[0]?.place
  return (
    fields.find(({ field }) => field === subject)?.read?.place ??
    alsoRead.find(({ field }) => field === subject)?.place
  )
}
