import { type Document, isExamined } from './documents.ts'
import type { Advice } from './evidence/advice-names.ts'
import { hintsOf, type QualityHint, qualityHintNames } from './quality-hints.ts'

/** Advice that quality hints do not cover. */
const adviceForReviewers = [
  'TOO_SMALL_TO_READ',
  'NO_FACE_FOUND',
  'NO_CERTIFICATE_FOUND',
  'LOOKS_LIKE_OTHER_SIDE',
  'LOOKS_EXPIRED',
] as const satisfies readonly Advice[]

/** Depends on other accounts, so it may change at any time. The case shows it. */
type HintOfCaseOnly = 'SAME_FILE_IN_OTHER_ACCOUNT'

type QueuedQualityHint = Exclude<QualityHint, HintOfCaseOnly>

export type QueueHint = QueuedQualityHint | (typeof adviceForReviewers)[number]

const queuedQualityHints = qualityHintNames.filter(
  (hint): hint is QueuedQualityHint => hint !== ('SAME_FILE_IN_OTHER_ACCOUNT' satisfies HintOfCaseOnly),
)

/**
 * Hints by which the queue is filtered, from measurements and advice. Comparisons with what was entered are for the lease
 * holder only. A contract with clients: codes may be added, never renamed.
 */
export const queueHintNames = [...queuedQualityHints, ...adviceForReviewers] as readonly QueueHint[]

/** The hints of these documents, each once. */
export function queueHintsOf(documents: readonly (Document | undefined)[]): QueueHint[] {
  const found = documents
    .filter(isExamined)
    .flatMap((document): string[] => [
      ...hintsOf({ ...document, otherAccounts: 0 }),
      ...(document.advice ?? []),
    ])
  return queueHintNames.filter(hint => found.includes(hint))
}
