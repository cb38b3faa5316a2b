import * as operations from '../../contract/operations/applicant.ts'
import { database } from '../adapters/wiring/records.ts'
import { consentPolicy } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { listCertificateTypes } from '../usecases/intake/list-certificate-types.ts'

export const handler = endpoint(operations.listCertificateTypes, {
  wire: () => ({ ...database(), ...consentPolicy() }),
  perform: (deps, { principal }) => listCertificateTypes(deps, principal),
})
