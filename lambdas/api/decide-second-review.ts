import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { figuresTableName, samples } from '../adapters/wiring/figures.ts'
import { database } from '../adapters/wiring/records.ts'
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
