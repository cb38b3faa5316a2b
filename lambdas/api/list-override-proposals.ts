import * as operations from '../../contract/operations/operator.ts'
import { database, leftovers } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listProposals } from '../usecases/override/read-proposals.ts'

export const handler = endpoint(operations.listOverrideProposals, {
  wire: () => ({ ...database(), ...leftovers() }),
  perform: (deps, { principal, query }) => listProposals(deps, principal, query),
})
