import type { ReviewFileView } from '../../../contract/review.ts'
import { type ApplicationRecord, currentDocument } from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import type { DocumentAddresses, ViewingAddresses } from '../../../domain/document-ports.ts'
import { type ExaminedDocument, isExamined } from '../../../domain/documents.ts'
import { maximumCountedAccounts } from '../../../domain/policy.ts'
import type { Records } from '../../../domain/ports.ts'
import { hintsOf } from '../../../domain/quality-hints.ts'

/** The pages of an accepted file, with the addresses of their images. */
export function pageViews(
  { signals }: ExaminedDocument,
  { pages }: ViewingAddresses,
): ReviewFileView['pages'] {
  return pages.flatMap((address, index) => {
    const page = signals.pages[index]
    return page === undefined ? [] : [{ width: page.width, height: page.height, ...address }]
  })
}

/** A lease holder's view of an accepted file: its images and quality hints, not the original. */
function reviewFileView(
  document: ExaminedDocument,
  addresses: ViewingAddresses,
  otherAccounts: number,
): ReviewFileView {
  const { slot, documentId, contentType, examinedAt, signals } = document
  return {
    slot,
    documentId,
    contentType,
    examinedAt,
    pages: pageViews(document, addresses),
    urlsExpireAt: addresses.expiresAt,
    signals: {
      pages: signals.pages.map(({ width: _width, height: _height, ...measured }) => measured),
      origin: { ...signals.origin },
      otherAccounts,
      hints: hintsOf({ ...document, otherAccounts }),
    },
  }
}

/** The accepted files, in the certificate's order. Their addresses are secrets of the lease holder. */
export async function filesToReview(
  { files, records }: { files: DocumentAddresses; records: Records },
  record: ApplicationRecord,
  now: string,
): Promise<ReviewFileView[]> {
  const { accountId, certificateType } = record.application
  const documents = slotsOf(certificateType).map(slot => currentDocument(record, slot))
  return Promise.all(
    documents.filter(isExamined).map(async document => {
      // Counted at each access, so that later uploads of the same file are included.
      const [otherAccounts, addresses] = await Promise.all([
        records.otherAccountsWith(document.contentHash, accountId, maximumCountedAccounts),
        files.viewingAddresses(document, now),
      ])
      return reviewFileView(document, addresses, otherAccounts)
    }),
  )
}
