import * as operations from '../../contract/operations/applicant.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readOwnFiles } from '../usecases/intake/read-own-files.ts'

export const handler = endpoint(operations.listApplicationFiles, {
  wire: () => ({ ...database(), ...documentAddresses() }),
  perform: (deps, { principal, applicationId }) => readOwnFiles(deps, principal, applicationId),
})
