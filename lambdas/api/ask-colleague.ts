import * as operations from '../../contract/operations/reviewer.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { askColleague } from '../usecases/review/consult-colleague.ts'

export const handler = endpoint(operations.askColleague, {
  wire: () => ({ ...database(), ...personalData() }),
  ahead: ({ readFirst }, { applicationId }) => readFirst({ applicationId, chainOf: 'APPLICATION' }),
  perform: (deps, { principal, applicationId, body }) => askColleague(deps, principal, applicationId, body),
})
