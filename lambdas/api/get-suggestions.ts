import * as operations from '../../contract/operations/applicant.ts'
import { evidenceRules } from '../adapters/wiring/evidence.ts'
import { readingEncryption } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readSuggestions } from '../usecases/evidence/read-suggestions.ts'

export const handler = endpoint(operations.getSuggestions, {
  wire: () => ({ ...database(), ...readingEncryption(), ...evidenceRules() }),
  perform: (deps, { principal, applicationId }) => readSuggestions(deps, principal, applicationId),
})
