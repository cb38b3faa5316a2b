import type { HandOverReview } from '../../../contract/collaboration.ts'
import { handOver } from '../../../domain/handover.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import type { ActSources, Principal } from '../access/people.ts'
import type { CommitDependencies } from '../records/commit-change.ts'
import { type ChangedLease, changeLease } from './claim-review.ts'

/** Ends the lease and leaves the review, with a note, to the named colleague or to any reviewer. */
export async function handOverReview(
  deps: CommitDependencies & AnswerContext & ActSources & { readonly personalData: PersonalData },
  reviewer: Principal,
  applicationId: string,
  { note, to }: HandOverReview,
): Promise<ChangedLease> {
  const noteCiphertext = await deps.personalData.encrypt(applicationId, note)
  return changeLease(deps, reviewer, applicationId, {
    action: 'review.hand-over',
    ...(to === undefined ? {} : { details: { colleague: to } }),
    edit: (review, act) => handOver(review, { to, noteCiphertext }, act),
  })
}
