/**
 * Advice for the applicant on an accepted file, in the order in which a person should correct. A contract with clients:
 * codes may be added, never renamed. `advice.ts` says when each applies.
 */
export const adviceNames = [
  'TOO_DARK',
  'TOO_BRIGHT',
  'LOOKS_BLURRED',
  'GLARE',
  'TOO_SMALL_TO_READ',
  'NO_FACE_FOUND',
  'NO_CERTIFICATE_FOUND',
  'LOOKS_LIKE_OTHER_SIDE',
  'LOOKS_EXPIRED',
] as const

export type Advice = (typeof adviceNames)[number]
