import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import type { Records } from '../../../domain/ports.ts'
import { findForWorkflow } from '../records/find-application.ts'

interface Answer {
  readonly status: ApplicationStatus
  readonly dueSoonAt?: string
  readonly dueAt?: string
  readonly revision?: number
}

/** Takes note that the attempt was submitted, and tells the deadline to watch; another status if it is over already. */
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
