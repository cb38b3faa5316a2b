import { operations } from '../../contract/operations.ts'
import { systemClock } from '../adapters/system.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { figures } from '../adapters/wiring/figures.ts'
import { endpoint } from '../http/endpoint.ts'
import { listCountedApplications } from '../usecases/figures/read-figures.ts'

export const handler = endpoint(operations.listCountedApplications, {
  wire: () => ({ ...figures(), ...businessRules(), clock: systemClock }),
  perform: (deps, { query }) => listCountedApplications(deps, query),
})
