import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { database } from '../adapters/wiring/database.ts'
import { keyedHash } from '../adapters/wiring/keyed-hash.ts'
import { personalData } from '../adapters/wiring/personal-data.ts'
import { rateLimiting } from '../adapters/wiring/rates.ts'
import { endpoint } from '../http/endpoint.ts'
import { readApplication } from '../usecases/intake/read-applications.ts'
import { submitApplication } from '../usecases/intake/submit-application.ts'

export const handler = endpoint(operations.submitApplication, {
  wire: () => ({ ...database(), ...keyedHash(), ...personalData(), ...businessRules(), ...rateLimiting() }),
  perform: (deps, { principal, applicationId, body }) =>
    submitApplication(deps, principal, applicationId, body),
  // Read afresh, so that a repeated request is told how things stand.
  present: (deps, { principal, applicationId }) => readApplication(deps, principal, applicationId),
})
