import * as operations from '../../contract/operations/reviewer.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { giveOpinion } from '../usecases/review/consult-colleague.ts'

export const handler = endpoint(operations.giveOpinion, {
  wire: () => ({ ...database(), ...personalData() }),
  perform: (deps, { principal, applicationId, consultationId, body }) =>
    giveOpinion(deps, principal, { applicationId, consultationId }, body),
})
