import type { ReviewPolicy } from '../../usecases/review/decide-review.ts'
import { readEnvironment } from '../environment.ts'

export function reviewPolicy(): { reviewPolicy: ReviewPolicy } {
  const { MAXIMUM_ATTEMPTS, FOUR_EYES } = readEnvironment(['MAXIMUM_ATTEMPTS', 'FOUR_EYES'])
  return { reviewPolicy: { maximumAttempts: MAXIMUM_ATTEMPTS, fourEyes: FOUR_EYES } }
}
