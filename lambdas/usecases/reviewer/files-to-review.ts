import type { ReviewFileView } from '../../../contract/review.ts'
import { type ApplicationRecord, currentDocument } from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import type { DocumentFiles } from '../../../domain/document-ports.ts'
import { isExamined } from '../../../domain/documents.ts'
import { maximumCountedAccounts } from '../../../domain/policy.ts'
import type { Records } from '../../../domain/ports.ts'
import { reviewFileView } from '../views/review-file-view.ts'

/** The accepted files, in the certificate's order, with addresses that are secrets: they are for the lease holder alone. */
export async function filesToReview(
  { files, records }: { files: DocumentFiles; records: Records },
  record: ApplicationRecord,
  now: string,
): Promise<ReviewFileView[]> {
  const { accountId, certificateType } = record.application
  const documents = slotsOf(certificateType).map(slot => currentDocument(record, slot))
  return Promise.all(
    documents.filter(isExamined).map(async document => {
      // Asked for now, not when it was uploaded: whoever uploads the same file later is seen, too.
      const [otherAccounts, addresses] = await Promise.all([
        records.otherAccountsWith(document.contentHash, accountId, maximumCountedAccounts),
        files.viewingAddresses(document, now),
      ])
      return reviewFileView(document, addresses, otherAccounts)
    }),
  )
}
