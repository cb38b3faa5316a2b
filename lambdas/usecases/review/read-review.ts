import type { ReviewView } from '../../../contract/review.ts'
import type { ApplicationRecord, Consultation, SubmittedApplication } from '../../../domain/application.ts'
import { auditEntry, without } from '../../../domain/change.ts'
import type { DocumentAddresses } from '../../../domain/document-ports.ts'
import type { Samples } from '../../../domain/figure-ports.ts'
import { validLease } from '../../../domain/lease.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import type { ComparingEvidence } from '../evidence/review-evidence.ts'
import { assertNotBlind } from '../quality/blind.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { earlierApplicationsOf } from './earlier-applications.ts'
import { findReview, reviewOf } from './find-review.ts'
import { filesToReview } from './review-files.ts'
import { type Confidential, reviewView } from './review-view.ts'

export interface ReadingReviews extends CommitDependencies, ActSources, ComparingEvidence {
  readonly personalData: PersonalData
  readonly files: DocumentAddresses
}

async function consultationView(
  { questionCiphertext, opinion, ...asked }: Consultation,
  reveal: (ciphertext: string) => Promise<string>,
): Promise<NonNullable<ReviewView['consultations']>[number]> {
  const question = await reveal(questionCiphertext)
  if (opinion === undefined) return { ...asked, question }
  const { noteCiphertext, reasons, ...given } = opinion
  const note = noteCiphertext === undefined ? {} : { note: await reveal(noteCiphertext) }
  return {
    ...asked,
    question,
    opinion: { ...given, reasons: reasons.map(reason => ({ ...reason })), ...note },
  }
}

/** The certificate with which the account of a renewal is authenticated now. */
async function renewedCertificate(
  { records }: ReadingReviews,
  { accountId, purpose }: SubmittedApplication,
): Promise<ReviewView['renews']> {
  if (purpose === undefined) return undefined
  const certificate = (await records.account(accountId))?.certificate
  return certificate && without(certificate, 'noticed')
}

async function confidential(
  deps: ReadingReviews,
  record: ApplicationRecord<SubmittedApplication>,
  now: string,
): Promise<Confidential> {
  const { entered, applicationId, notes = [], consultations = [], proposedRejection } = record.application
  if (entered === undefined) return {}
  const reveal = (ciphertext: string) => deps.personalData.decrypt(applicationId, ciphertext)
  const { override } = record.application
  const reopening = notes.find(({ operatorId, at }) => operatorId !== undefined && at === override?.at)
  const [content, renews, earlierApplications, reopeningReason, revealed, asked] = await Promise.all([
    contentToReview(deps, record, now),
    renewedCertificate(deps, record.application),
    earlierApplicationsOf(deps.records, record.application),
    reopening === undefined ? undefined : reveal(reopening.ciphertext),
    Promise.all(
      notes.flatMap(({ attempt, reviewerId, at, ciphertext, handover }) =>
        reviewerId === undefined
          ? []
          : [
              reveal(ciphertext).then(text => ({
                attempt,
                reviewerId,
                at,
                text,
                ...(handover === undefined ? {} : { handover }),
              })),
            ],
      ),
    ),
    Promise.all(consultations.map(each => consultationView(each, reveal))),
  ])
  return {
    ...content,
    ...(renews === undefined ? {} : { renews }),
    earlierApplications,
    notes: revealed,
    ...(asked.length === 0 ? {} : { consultations: asked }),
    ...(reopeningReason === undefined ? {} : { reopeningReason }),
    ...(proposedRejection === undefined
      ? {}
      : {
          proposedRejection: {
            ...proposedRejection,
            reasons: proposedRejection.reasons.map(reason => ({ ...reason })),
          },
        }),
  }
}

/** What was entered, what was read and the accepted files: the case without any opinion on it. */
export async function contentToReview(
  deps: ReadingReviews,
  record: ApplicationRecord<SubmittedApplication>,
  now: string,
): Promise<Pick<Confidential, 'entered' | 'evidence' | 'files'>> {
  const { entered, applicationId } = record.application
  if (entered === undefined) return {}
  const reveal = (ciphertext: string) => deps.personalData.decrypt(applicationId, ciphertext)
  const [name, certificateNumber, files] = await Promise.all([
    reveal(entered.nameCiphertext),
    reveal(entered.numberCiphertext),
    filesToReview(deps, record, now),
  ])
  const { expiryDate } = entered
  const texts = { name, certificateNumber, ...(expiryDate === undefined ? {} : { expiryDate }) }
  // The rules of evidence are loaded only if something was read.
  const isRead = record.documents.some(document => document.evidence === 'READY')
  const evidence = isRead
    ? await (await import('../evidence/review-evidence.ts')).reviewEvidence(deps, record, texts, now)
    : undefined
  return {
    entered: { name, certificateNumber, expiryDate: expiryDate ?? null },
    ...(evidence === undefined ? {} : { evidence }),
    files,
  }
}

/**
 * Only the lease holder sees entered details and files. Each access is recorded in the audit trail before anything is
 * decrypted or an address is created. If it can't be recorded, nothing is returned. `samples`: absent for the answer to a
 * claim, which shows the case that the reviewer has just claimed.
 */
export async function readReview(
  deps: ReadingReviews & { readonly samples?: Samples },
  reviewer: Principal,
  applicationId: string,
): Promise<ReviewView> {
  const reviewerId = reviewer.accountId
  const { record, now, holdsLease } = await commitChange(deps, async () => {
    const found = await findReview(deps.records, reviewer, applicationId)
    const act = newAct(deps, 'reviewer', reviewerId)
    const looking = {
      record: found,
      now: act.at,
      holdsLease: validLease(found.application, act.at)?.reviewerId === reviewerId,
    }
    if (!looking.holdsLease) {
      const { samples } = deps
      if (samples !== undefined) {
        await assertNotBlind({ samples, reviewerId, now: act.at }, found.application)
      }
      return { result: looking }
    }
    const audit = auditEntry(act, found.application.accountId, 'review.read', { applicationId })
    return { change: { audit }, result: looking }
  })
  const reader = { reviewerId, now }
  return reviewView(record, reader, holdsLease ? await confidential(deps, record, now) : {})
}

/** The review as all other reviewers see it. `known`: the review as the request itself has committed it. */
export async function readReviewOutline(
  { records, clock }: Pick<ReadingReviews, 'records' | 'clock'>,
  reviewer: Principal,
  applicationId: string,
  known?: ApplicationRecord,
): Promise<ReviewView> {
  const record = reviewOf(known ?? (await records.application(applicationId)), reviewer)
  return reviewView(record, { reviewerId: reviewer.accountId, now: clock() })
}
