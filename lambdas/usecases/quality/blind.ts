import { isReviewOpen, type SubmittedApplication } from '../../../domain/application.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { Samples } from '../../../domain/figure-ports.ts'
import { awaitsOpinion } from '../../../domain/quality-sample.ts'

interface Looking {
  readonly samples: Pick<Samples, 'claimedSamples'>
  readonly reviewerId: string
  readonly now: string
}

/**
 * Leaves out the applications on which the reviewer still owes a second opinion. The case of a second review shows the
 * certificate number and the addresses of its pictures, by which its application could be found with the first decision.
 */
export async function seenBlind<A extends SubmittedApplication>(
  { samples, reviewerId, now }: Looking,
  applications: readonly A[],
): Promise<A[]> {
  const decided = applications.filter(application => !isReviewOpen(application))
  const claimed = await samples.claimedSamples(
    reviewerId,
    decided.map(({ applicationId }) => applicationId),
  )
  const isHidden = (application: A) =>
    claimed.some(
      sample => sample.applicationId === application.applicationId && awaitsOpinion(sample, application, now),
    )
  return applications.filter(application => !isHidden(application))
}

/** Refuses a look at the first decision to a reviewer who still owes the second opinion. */
export async function assertNotBlind(looking: Looking, application: SubmittedApplication): Promise<void> {
  if ((await seenBlind(looking, [application])).length === 0) {
    throw new DomainError('SECOND_REVIEW_CLAIMED', 'Give your second opinion on this application first.')
  }
}
