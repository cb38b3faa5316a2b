import * as operations from '../../contract/operations/applicant.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { applicantTerms, timeZone } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { exportAccount } from '../usecases/accounts/export-account.ts'

export const handler = endpoint(operations.exportAccount, {
  wire: () => ({
    ...database(),
    ...documentAddresses(),
    ...personalData(),
    ...readingEncryption(),
    ...rateLimiting(),
    ...applicantTerms(),
    ...timeZone(),
  }),
  perform: (deps, { principal }) => exportAccount(deps, principal),
})
