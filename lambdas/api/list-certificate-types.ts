import { operations } from '../../contract/operations.ts'
import { consentPolicy } from '../adapters/wiring/consent-policy.ts'
import { database } from '../adapters/wiring/database.ts'
import { endpoint } from '../http/endpoint.ts'
import { listCertificateTypes } from '../usecases/intake/list-certificate-types.ts'

export const handler = endpoint(operations.listCertificateTypes, {
  wire: () => ({ ...database(), ...consentPolicy() }),
  perform: (deps, { principal }) => listCertificateTypes(deps, principal),
})
