import type { ReviewView } from '../../../contract/review.ts'
import type { ApplicationRecord } from '../../../domain/application.ts'
import { auditEntry } from '../../../domain/change.ts'
import { standingLease } from '../../../domain/lease.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { type Acting, act, type Principal } from '../people.ts'
import { type Entered, reviewView } from '../views/review-view.ts'
import { findReview } from './find-review.ts'

export interface ReadingReviews extends Committing, Acting {
  readonly personalData: PersonalData
}

async function decryptEntered(
  personalData: PersonalData,
  { application }: ApplicationRecord,
): Promise<Entered | undefined> {
  const { entered, applicationId } = application
  if (entered === undefined) return undefined
  const [name, certificateNumber] = await Promise.all([
    personalData.decrypt(applicationId, entered.nameCiphertext),
    personalData.decrypt(applicationId, entered.numberCiphertext),
  ])
  return { name, certificateNumber, expiryDate: entered.expiryDate ?? null }
}

/** What was entered is shown to the lease holder alone, and the audit trail says so before it is. */
export async function readReview(
  deps: ReadingReviews,
  reviewer: Principal,
  applicationId: string,
): Promise<ReviewView> {
  const record = await findReview(deps.records, applicationId)
  const read = act(deps, 'reviewer', reviewer.accountId)
  const reader = { reviewerId: reviewer.accountId, now: read.at }
  const holdsLease = standingLease(record.application, read.at)?.reviewerId === reviewer.accountId
  if (!holdsLease) return reviewView(record, reader)
  await commitChange(deps, async () => ({
    change: { audit: auditEntry(read, record.application.accountId, 'review.read', { applicationId }) },
    result: undefined,
  }))
  return reviewView(record, reader, await decryptEntered(deps.personalData, record))
}
