import * as operations from '../../contract/operations/reviewer.ts'
import { database, figuresTableName, samples } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { decideSecondReview } from '../usecases/quality/second-review.ts'

export const handler = endpoint(operations.decideSecondReview, {
  wire: () => ({
    ...database({ figuresTableName: figuresTableName() }),
    ...samples(),
    ...businessRules(),
  }),
  perform: (deps, { principal, sampleId, body }) => decideSecondReview(deps, principal, sampleId, body),
})
