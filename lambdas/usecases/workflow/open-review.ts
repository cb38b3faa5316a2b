import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import type { ActSources } from '../access/people.ts'
import type { CommitDependencies } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { decideByName } from '../review/decide-review.ts'

interface Answer {
  readonly status: ApplicationStatus
  readonly dueSoonAt?: string
  readonly dueAt?: string
  readonly revision?: number
}

/**
 * Acknowledges the submission or reopening of the attempt and returns its deadline. If the review is over already, it returns the
 * status. In test mode, it carries out the decision that the name asks for.
 */
export async function openReview(
  deps: CommitDependencies & ActSources,
  { applicationId, attempt }: { applicationId: string; attempt: number },
): Promise<Answer> {
  const { application } = await findForWorkflow(deps.records, applicationId)
  const { signal } = application
  const kind = signal?.kind === 'REOPENED' ? 'REOPENED' : 'SUBMITTED'
  await deps.records.acknowledge(applicationId, { kind, attempt })
  if (application.namedDecision?.attempt === attempt) await decideByName(deps, applicationId, attempt)
  if (application.status !== 'IN_REVIEW') return { status: application.status }
  const { dueSoonAt, dueAt, revision = 0 } = application.deadline
  return { status: application.status, dueSoonAt, dueAt, revision }
}
