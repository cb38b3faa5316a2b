import { operations } from '../../contract/operations.ts'
import { documentFiles } from '../adapters/wiring/documents.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readOwnFiles } from '../usecases/intake/read-own-files.ts'

export const handler = endpoint(operations.listApplicationFiles, {
  wire: () => ({ ...database(), ...documentFiles() }),
  perform: (deps, { principal, applicationId }) => readOwnFiles(deps, principal, applicationId),
})
