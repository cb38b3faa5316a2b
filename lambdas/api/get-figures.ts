import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { figures } from '../adapters/wiring/figures.ts'
import { database, leftovers } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readFigures } from '../usecases/figures/read-figures.ts'

export const handler = endpoint(operations.getFigures, {
  wire: () => ({ ...database(), ...leftovers(), ...figures(), ...businessRules() }),
  perform: (deps, { query }) => readFigures(deps, query),
})
