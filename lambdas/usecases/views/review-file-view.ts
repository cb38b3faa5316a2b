import type { ReviewFileView } from '../../../contract/review.ts'
import type { ViewingAddresses } from '../../../domain/document-ports.ts'
import type { ExaminedDocument } from '../../../domain/documents.ts'
import { hintsOf } from '../../../domain/quality-hints.ts'

/** What a lease holder sees of one accepted file: its images and its signals, never the file itself. */
export function reviewFileView(
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
    pages: addresses.pages.flatMap((address, index) => {
      const page = signals.pages[index]
      return page === undefined ? [] : [{ width: page.width, height: page.height, ...address }]
    }),
    urlsExpireAt: addresses.expiresAt,
    signals: {
      pages: signals.pages.map(({ width: _width, height: _height, ...measured }) => measured),
      origin: { ...signals.origin },
      otherAccounts,
      hints: hintsOf({ ...document, otherAccounts }),
    },
  }
}
