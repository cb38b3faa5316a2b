import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { ruleOnOverride } from '../usecases/override/rule-on-override.ts'

export const handler = endpoint(operations.ruleOnOverride, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal, applicationId, body }) => ruleOnOverride(deps, principal, applicationId, body),
})
