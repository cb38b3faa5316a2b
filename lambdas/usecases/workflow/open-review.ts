import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import type { Records } from '../../../domain/ports.ts'
import { findForWorkflow } from '../records/find-application.ts'

interface Answer {
  readonly status: ApplicationStatus
  readonly dueSoonAt?: string
  readonly dueAt?: string
  readonly revision?: number
}

/**
 * Acknowledges the submission of the attempt and returns its deadline. If the review is over already, it returns the
 * status.
 */
export async function openReview(
  { records }: { records: Records },
  { applicationId, attempt }: { applicationId: string; attempt: number },
): Promise<Answer> {
  const { application } = await findForWorkflow(records, applicationId)
  await records.acknowledge(applicationId, { kind: 'SUBMITTED', attempt })
  if (application.status !== 'IN_REVIEW') return { status: application.status }
  const { dueSoonAt, dueAt, revision = 0 } = application.deadline
  return { status: application.status, dueSoonAt, dueAt, revision }
}
