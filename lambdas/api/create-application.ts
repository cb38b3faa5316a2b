import { operations } from '../../contract/operations.ts'
import { consentPolicy } from '../adapters/wiring/consent-policy.ts'
import { database } from '../adapters/wiring/database.ts'
import { rateLimiting } from '../adapters/wiring/rates.ts'
import { endpoint } from '../http/endpoint.ts'
import { createApplication } from '../usecases/intake/create-application.ts'

export const handler = endpoint(operations.createApplication, {
  wire: () => ({ ...database(), ...consentPolicy(), ...rateLimiting() }),
  perform: (deps, { principal, body, language }) => createApplication(deps, principal, body, language),
})
