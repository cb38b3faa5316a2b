import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { personalData } from '../adapters/wiring/personal-data.ts'
import { rateLimiting } from '../adapters/wiring/rates.ts'
import { endpoint } from '../http/endpoint.ts'
import { exportAccount } from '../usecases/accounts/export-account.ts'

export const handler = endpoint(operations.exportAccount, {
  wire: () => ({ ...database(), ...documentFiles(), ...personalData(), ...rateLimiting() }),
  perform: (deps, { principal }) => exportAccount(deps, principal),
})
