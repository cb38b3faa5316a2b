import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { command } from '../http/command.ts'
import { requestUpload } from '../usecases/applicant/request-upload.ts'

export const handler = command(operations.requestUpload, {
  wire: () => ({ ...database(), ...documentFiles() }),
  perform: (deps, { principal, applicationId, body }) => requestUpload(deps, principal, applicationId, body),
  // A presigned URL is a secret: it is signed again for a repeated request instead of being kept.
  present: async ({ files }, _request, document) => ({
    documentId: document.documentId,
    slot: document.slot,
    upload: await files.uploadTicket(document),
  }),
})
