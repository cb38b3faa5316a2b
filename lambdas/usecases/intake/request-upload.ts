import type { RequestUpload } from '../../../contract/document.ts'
import type { Application } from '../../../domain/application.ts'
import { type Slot, slotsOf } from '../../../domain/certificates.ts'
import { auditEntry, nextVersion, without, wrongState } from '../../../domain/change.ts'
import {
  type AwaitedDocument,
  extensionOf,
  isDocumentContentType,
  isExtensionOf,
} from '../../../domain/documents.ts'
import { DomainError, fieldRefusal } from '../../../domain/errors.ts'
import { isEditable } from '../../../domain/lifecycle.ts'
import { maximumDocumentBytes, maximumDocumentsPerApplication } from '../../../domain/policy.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findOwnApplication } from '../records/find-application.ts'

/** Checks the declared properties before the upload (R9, R10). */
function checkedFile(
  input: RequestUpload,
): Pick<AwaitedDocument, 'contentType' | 'extension' | 'sizeBytes' | 'sha256'> {
  const { contentType, sizeBytes, sha256 } = input
  if (!isDocumentContentType(contentType)) {
    throw fieldRefusal('FORMAT_NOT_SUPPORTED', '/contentType', 'Files are JPEG, PNG, BMP or PDF.')
  }
  if (sizeBytes > maximumDocumentBytes) {
    throw fieldRefusal(
      'FILE_TOO_LARGE',
      '/sizeBytes',
      `No file may exceed ${maximumDocumentBytes.toLocaleString('en')} bytes.`,
    )
  }
  const extension = extensionOf(input.fileName)
  if (extension === undefined || !isExtensionOf(contentType, extension)) {
    throw fieldRefusal(
      'INVALID_FIELD',
      '/fileName',
      "The file name's extension does not agree with the content type.",
    )
  }
  return { contentType, extension, sizeBytes, sha256 }
}

function assertOpenSlot(application: Application, slot: Slot): void {
  if (!slotsOf(application.certificateType).includes(slot)) {
    throw fieldRefusal('INVALID_FIELD', '/slot', 'This certificate has no such slot.')
  }
  if (!isEditable(application.status)) throw wrongState()
  if (application.reopened !== undefined && !application.reopened.slots.includes(slot)) throw wrongState()
}

function tooManyUploads(): DomainError {
  return new DomainError(
    'TOO_MANY_REQUESTS',
    'This application has asked for too many uploads. Withdraw it and start another.',
  )
}

/** The stored answer omits the file's hash, which is deleted after the validation. A repeated request contains it. */
export function answerToStore(document: AwaitedDocument): Omit<AwaitedDocument, 'sha256'> {
  return without(document, 'sha256')
}

/** Puts a new document into the slot. The earlier document is superseded and its files are deleted. */
export async function requestUpload(
  deps: CommitDependencies & AnswerContext & ActSources & RateLimiting,
  principal: Principal,
  applicationId: string,
  input: RequestUpload,
): Promise<AwaitedDocument> {
  await takeRate(deps, principal.accountId, 'uploads')
  return commitAnswer(
    deps,
    async () => {
      const record = await findOwnApplication(deps.records, principal, applicationId)
      const { application } = record
      assertOpenSlot(application, input.slot)
      if (record.documents.length >= maximumDocumentsPerApplication) throw tooManyUploads()
      const act = newAct(deps, 'applicant', principal.accountId)
      const document: AwaitedDocument = {
        applicationId,
        documentId: deps.newId(),
        slot: input.slot,
        status: 'AWAITING_UPLOAD',
        ...checkedFile(input),
        createdAt: act.at,
      }
      const replaced = record.documents.filter(
        ({ slot, supersededAt }) => slot === input.slot && supersededAt === undefined,
      )
      const next = nextVersion(
        application,
        {
          ...application,
          currentDocuments: { ...application.currentDocuments, [input.slot]: document.documentId },
        },
        act.at,
        [],
      )
      return {
        change: {
          application: { before: application, after: next.application },
          documents: [
            { after: document },
            ...replaced.map(before => ({
              before,
              after: { ...without(before, 'sha256', 'evidence', 'advice'), supersededAt: act.at },
            })),
          ],
          clearedReadings: replaced.filter(({ evidence }) => evidence === 'READY'),
          audit: auditEntry(act, principal.accountId, 'document.request', {
            applicationId,
            details: { slot: input.slot, documentId: document.documentId },
          }),
        },
        result: document,
      }
    },
    answerToStore,
  )
}
