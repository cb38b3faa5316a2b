import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { personalData } from '../adapters/wiring/personal-data.ts'
import { staffEndpoint } from '../http/staff-endpoint.ts'
import { readReview } from '../usecases/reviewer/read-review.ts'

export const handler = staffEndpoint(operations.getReview, {
  wire: () => ({ ...database(), ...personalData(), ...documentFiles() }),
  perform: (deps, { principal, applicationId }) => readReview(deps, principal, applicationId),
})
