import {
  type Application,
  type ApplicationRecord,
  isReviewOpen,
  type OpenReview,
  type SubmittedApplication,
} from '../../../domain/application.ts'
import { wrongState } from '../../../domain/change.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import { assertNotOwn } from '../../../domain/lease.ts'
import type { Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'

/**
 * A submitted application of another person. Reviewers can't read their own: they would see a proposed rejection and
 * could withdraw before it is confirmed.
 */
export async function findReview(
  records: Records,
  reviewer: Principal,
  applicationId: string,
): Promise<ApplicationRecord<SubmittedApplication>> {
  return reviewOf(await records.application(applicationId), reviewer)
}

export function reviewOf(
  record: ApplicationRecord | undefined,
  reviewer: Principal,
): ApplicationRecord<SubmittedApplication> {
  if (record === undefined) throw notFound()
  const { application } = record
  if (application.submittedAt === undefined) throw notFound()
  assertNotOwn(application, reviewer.accountId)
  return { ...record, application }
}

export function assertOpen(application: Application): asserts application is OpenReview {
  if (isReviewOpen(application)) return
  if (application.recordedDecision !== undefined) {
    throw new DomainError('ALREADY_DECIDED', 'This attempt has been decided.')
  }
  throw wrongState()
}
