import * as operations from '../../contract/operations/applicant.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { applicantTerms, consentPolicy, testMode } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { createApplication } from '../usecases/intake/create-application.ts'

export const handler = endpoint(operations.createApplication, {
  wire: () => ({ ...database(), ...consentPolicy(), ...testMode(), ...rateLimiting(), ...applicantTerms() }),
  ahead: ({ readFirst }, { principal: { accountId } }) => readFirst({ accountId, chainOf: { accountId } }),
  perform: (deps, { principal, body, language }) => createApplication(deps, principal, body, language),
})
