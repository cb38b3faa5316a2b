import type { DocumentFiles, DocumentName } from '../../domain/document-ports.ts'

/** The files of a document that a newer one replaced go at once, in all versions, wherever they are; doing it twice does no harm. */
export async function discardSuperseded(files: DocumentFiles, document: DocumentName): Promise<void> {
  await files.deleteFromInbox(document)
  await files.deleteFromVault(document)
}
