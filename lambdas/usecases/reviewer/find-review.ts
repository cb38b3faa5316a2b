import type { ApplicationRecord } from '../../../domain/application.ts'
import { isReviewOpen } from '../../../domain/application.ts'
import { wrongState } from '../../../domain/change.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'

/** What was never submitted is no reviewer's business. */
export async function findReview(records: Records, applicationId: string): Promise<ApplicationRecord> {
  const record = await records.application(applicationId)
  if (record?.application.submittedAt === undefined) throw notFound()
  return record
}

export function assertOpen({ application }: ApplicationRecord): void {
  if (isReviewOpen(application)) return
  if (application.recordedDecision !== undefined) {
    throw new DomainError('ALREADY_DECIDED', 'This attempt has been decided.')
  }
  throw wrongState()
}
