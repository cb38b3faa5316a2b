import * as operations from '../../contract/operations/operator.ts'
import { directory } from '../adapters/wiring/directory.ts'
import { keyedHash } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { searchAccounts } from '../usecases/search/search-accounts.ts'

export const handler = endpoint(operations.searchAccounts, {
  wire: () => ({ ...database(), ...rateLimiting(), ...keyedHash(), ...directory() }),
  perform: (deps, { principal, body }) => searchAccounts(deps, principal, body),
})
