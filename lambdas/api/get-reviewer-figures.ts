import * as operations from '../../contract/operations/operator.ts'
import { systemClock } from '../adapters/system.ts'
import { figures } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { readReviewerFigures } from '../usecases/figures/read-figures.ts'

export const handler = endpoint(operations.getReviewerFigures, {
  wire: () => ({ ...figures(), ...businessRules(), clock: systemClock }),
  perform: (deps, { query }) => readReviewerFigures(deps, query),
})
