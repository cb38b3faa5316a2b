import { operations } from '../../contract/operations.ts'
import { documentFiles } from '../adapters/wiring/documents.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { applicantTerms } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { exportAccount } from '../usecases/accounts/export-account.ts'

export const handler = endpoint(operations.exportAccount, {
  wire: () => ({
    ...database(),
    ...documentFiles(),
    ...personalData(),
    ...readingEncryption(),
    ...rateLimiting(),
    ...applicantTerms(),
  }),
  perform: (deps, { principal }) => exportAccount(deps, principal),
})
