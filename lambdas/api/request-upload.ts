import * as operations from '../../contract/operations/applicant.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { answerToStore, requestUpload } from '../usecases/intake/request-upload.ts'

export const handler = endpoint(operations.requestUpload, {
  wire: () => ({ ...database(), ...documentAddresses(), ...rateLimiting() }),
  ahead: ({ readFirst }, { principal: { accountId }, applicationId }) =>
    readFirst({ applicationId, chainOf: { accountId } }),
  perform: async (deps, { principal, applicationId, body }) =>
    answerToStore(await requestUpload(deps, principal, applicationId, body)),
  // A presigned URL is a secret: a repeated request signs it again instead of storing it.
  present: async ({ files }, { body: { sha256 } }, document) => ({
    documentId: document.documentId,
    slot: document.slot,
    upload: await files.uploadTicket({ ...document, sha256 }),
  }),
})
