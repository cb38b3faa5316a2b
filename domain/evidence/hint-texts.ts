import type { ReasonCode } from '../reasons.ts'

interface HintText {
  /** The condition and what to look at: sentences for readers of the API guide. */
  readonly when: string
  readonly lookAt: string
  /** The reason that a reviewer may give after looking. It is never chosen. */
  readonly suggests?: ReasonCode
}

/**
 * Hints draw the reviewer's attention. A person decides. `hints.ts` has the conditions, apart from the texts: every function
 * of the API loads the contract.
 */
export const evidenceHintTexts = {
  MRZ_CHECK_DIGIT_WRONG: {
    when: 'A check digit of the machine-readable zone is wrong.',
    lookAt: 'Compare the zone with the picture: it was misread, or it was changed.',
  },
  NUMBER_DIFFERS: {
    when: 'The entered number is not the one that was read.',
    lookAt: 'Compare the number character by character.',
    suggests: 'NUMBER_MISMATCH',
  },
  NAME_DIFFERS: {
    when: 'The entered name is not the one that was read, also after transliteration.',
    lookAt: 'Compare the name as it is printed.',
    suggests: 'NAME_MISMATCH',
  },
  EXPIRY_DIFFERS: {
    when: 'The entered date of expiry is not the one that was read.',
    lookAt: 'Compare the date of expiry.',
  },
  EXPIRED_ON_DOCUMENT: {
    when: 'The date of expiry that was read has passed.',
    lookAt: 'Check the date of expiry.',
    suggests: 'CERTIFICATE_EXPIRED',
  },
  OTHER_DOCUMENT_TYPE: {
    when: 'The code of the machine-readable zone, or the printed title, belongs to another type of document.',
    lookAt: 'Check which document the pictures show.',
    suggests: 'WRONG_DOCUMENT',
  },
  OTHER_ISSUER: {
    when: 'The machine-readable zone or the bar code names another issuer.',
    lookAt: 'Check which authority issued the document.',
    suggests: 'REGION_MISMATCH',
  },
  NO_FACE: {
    when: 'No face was found in the photo of the holder.',
    lookAt: 'Check whether the photo shows a person.',
    suggests: 'FACE_NOT_VISIBLE',
  },
  NO_CERTIFICATE_IN_HOLDING_PHOTO: {
    when: 'The certificate was not found in the photo of the holder.',
    lookAt: 'Check whether the person holds the certificate with its front to the camera.',
    suggests: 'HOLDING_PHOTO_MISSING_CERTIFICATE',
  },
  UNDER_AGE: {
    when: 'According to the date of birth that was read, the holder is younger than the stage’s minimum age.',
    lookAt: 'Check the date of birth.',
    suggests: 'UNDER_AGE',
  },
} as const satisfies Record<string, HintText>

export type EvidenceHint = keyof typeof evidenceHintTexts

/** A contract with clients: codes may be added, never renamed. */
export const evidenceHintNames = Object.keys(evidenceHintTexts) as [EvidenceHint, ...EvidenceHint[]]

/** The reasons that the hints suggest, each once. */
export function suggestedReasons(hints: readonly EvidenceHint[]): ReasonCode[] {
  const reasons = hints.flatMap(hint => {
    const { suggests }: HintText = evidenceHintTexts[hint]
    return suggests === undefined ? [] : [suggests]
  })
  return [...new Set(reasons)]
}
