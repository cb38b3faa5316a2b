import * as operations from '../../contract/operations/applicant.ts'
import { keyedHash, personalData } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { applicantTerms, businessRules, testMode } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { readApplication } from '../usecases/intake/read-applications.ts'
import { submitApplication } from '../usecases/intake/submit-application.ts'

export const handler = endpoint(operations.submitApplication, {
  wire: () => ({
    ...database(),
    ...keyedHash(),
    ...personalData(),
    ...businessRules(),
    ...rateLimiting(),
    ...testMode(),
    ...applicantTerms(),
  }),
  ahead: ({ readFirst }, { principal: { accountId }, applicationId }) =>
    readFirst({ applicationId, accountId, chainOf: { accountId } }),
  perform: (deps, { principal, applicationId, body }) =>
    submitApplication(deps, principal, applicationId, body),
  // Read again, so that a repeated request returns the current state.
  present: (deps, { principal, applicationId }) => readApplication(deps, principal, applicationId),
})
