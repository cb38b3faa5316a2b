import * as operations from '../../contract/operations/operator.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { proposeOverride } from '../usecases/override/propose-override.ts'

export const handler = endpoint(operations.proposeOverride, {
  wire: () => ({ ...database(), ...personalData(), ...businessRules() }),
  perform: (deps, { principal, applicationId, body }) =>
    proposeOverride(deps, principal, applicationId, body),
})
