import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { database } from '../adapters/wiring/records.ts'
import { assertTestMode, draftLifetime } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { simulateAdvancement } from '../usecases/workflow/simulate-advancement.ts'

export const handler = endpoint(operations.simulateAdvancement, {
  wire: () => {
    assertTestMode()
    return { ...database(), ...businessRules(), ...draftLifetime() }
  },
  perform: (deps, { principal, applicationId, body }) =>
    simulateAdvancement(deps, principal, applicationId, body.to),
})
