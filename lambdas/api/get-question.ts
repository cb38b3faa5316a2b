import * as operations from '../../contract/operations/reviewer.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { evidenceRules, loadPinyin } from '../adapters/wiring/evidence.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readQuestion } from '../usecases/review/consult-colleague.ts'

export const handler = endpoint(operations.getQuestion, {
  wire: () => ({
    ...database(),
    ...personalData(),
    ...documentAddresses(),
    ...readingEncryption(),
    ...evidenceRules(),
    loadPinyin,
  }),
  perform: (deps, { principal, applicationId, consultationId }) =>
    readQuestion(deps, principal, { applicationId, consultationId }),
})
