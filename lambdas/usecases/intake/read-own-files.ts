import type { ApplicationFilesView } from '../../../contract/document.ts'
import { currentDocument } from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { auditEntry } from '../../../domain/change.ts'
import type { DocumentAddresses } from '../../../domain/document-ports.ts'
import { isExamined } from '../../../domain/documents.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findOwnApplication } from '../records/find-application.ts'
import { pageViews } from '../review/review-files.ts'

interface ReadingOwnFiles extends CommitDependencies, ActSources {
  readonly files: DocumentAddresses
}

/** The accepted files of the caller's own application. The access is recorded before an address is created. */
export async function readOwnFiles(
  deps: ReadingOwnFiles,
  principal: Principal,
  applicationId: string,
): Promise<ApplicationFilesView> {
  const { record, at } = await commitChange(deps, async () => {
    const found = await findOwnApplication(deps.records, principal, applicationId)
    const act = newAct(deps, 'applicant', principal.accountId)
    const audit = auditEntry(act, principal.accountId, 'application.read-files', { applicationId })
    return { change: { audit }, result: { record: found, at: act.at } }
  })
  const documents = slotsOf(record.application.certificateType).map(slot => currentDocument(record, slot))
  const items = documents.filter(isExamined).map(async document => {
    const addresses = await deps.files.viewingAddresses(document, at)
    const { slot, documentId, contentType } = document
    return {
      slot,
      documentId,
      contentType,
      pages: pageViews(document, addresses),
      urlsExpireAt: addresses.expiresAt,
    }
  })
  return { items: await Promise.all(items) }
}
