import * as operations from '../../contract/operations/test-mode.ts'
import { database } from '../adapters/wiring/records.ts'
import {
  assertTestMode,
  businessRules,
  certificateRules,
  draftLifetime,
} from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { simulateAdvancement } from '../usecases/workflow/simulate-advancement.ts'

export const handler = endpoint(operations.simulateAdvancement, {
  wire: () => {
    assertTestMode()
    return { ...database(), ...businessRules(), ...draftLifetime(), ...certificateRules() }
  },
  perform: (deps, { principal, applicationId, body }) =>
    simulateAdvancement(deps, principal, applicationId, body.to),
})
