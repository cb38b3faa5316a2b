import * as operations from '../../contract/operations/applicant.ts'
import { database } from '../adapters/wiring/records.ts'
import { applicantTerms } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { readApplication } from '../usecases/intake/read-applications.ts'
import { withdrawApplication } from '../usecases/intake/withdraw-application.ts'

export const handler = endpoint(operations.withdrawApplication, {
  wire: () => ({ ...database(), ...applicantTerms() }),
  ahead: ({ readFirst }, { principal: { accountId }, applicationId }) =>
    readFirst({ applicationId, accountId, chainOf: { accountId } }),
  perform: (deps, { principal, applicationId }) => withdrawApplication(deps, principal, applicationId),
  // Read again, so that a repeated request returns the current state.
  present: (deps, { principal, applicationId }) => readApplication(deps, principal, applicationId),
})
