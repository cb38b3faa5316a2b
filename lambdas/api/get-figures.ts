import * as operations from '../../contract/operations/operator.ts'
import { database, figures, leftovers } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { readFigures } from '../usecases/figures/read-figures.ts'

export const handler = endpoint(operations.getFigures, {
  wire: () => ({ ...database(), ...leftovers(), ...figures(), ...businessRules() }),
  perform: (deps, { query }) => readFigures(deps, query),
})
