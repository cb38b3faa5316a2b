import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { personalData } from '../adapters/wiring/personal-data.ts'
import { endpoint } from '../http/endpoint.ts'
import { readReview } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.getReview, {
  wire: () => ({ ...database(), ...personalData(), ...documentFiles() }),
  perform: (deps, { principal, applicationId }) => readReview(deps, principal, applicationId),
})
