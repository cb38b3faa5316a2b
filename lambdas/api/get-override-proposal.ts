import * as operations from '../../contract/operations/operator.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readProposal } from '../usecases/override/read-proposals.ts'

export const handler = endpoint(operations.getOverrideProposal, {
  wire: () => ({ ...database(), ...personalData() }),
  perform: (deps, { principal, applicationId }) => readProposal(deps, principal, applicationId),
})
