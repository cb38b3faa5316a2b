import * as operations from '../../contract/operations/test-mode.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { assertTestMode, reviewPolicy } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { simulateDecision } from '../usecases/review/decide-review.ts'

export const handler = endpoint(operations.simulateDecision, {
  wire: () => {
    assertTestMode()
    return { ...database(), ...personalData(), ...reviewPolicy() }
  },
  perform: (deps, { principal, applicationId, body }) =>
    simulateDecision(deps, principal, applicationId, body),
})
