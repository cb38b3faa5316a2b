import * as operations from '../../contract/operations/applicant.ts'
import { database } from '../adapters/wiring/records.ts'
import { applicantTerms } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { readApplication } from '../usecases/intake/read-applications.ts'

export const handler = endpoint(operations.getApplication, {
  wire: () => ({ ...database(), ...applicantTerms() }),
  perform: (deps, { principal, applicationId }) => readApplication(deps, principal, applicationId),
})
