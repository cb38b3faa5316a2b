import * as operations from '../../contract/operations/reviewer.ts'
import { systemClock } from '../adapters/system.ts'
import { figures } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { listColleagues } from '../usecases/review/list-colleagues.ts'

export const handler = endpoint(operations.listColleagues, {
  wire: () => ({ ...figures(), ...businessRules(), clock: systemClock }),
  perform: (deps, { principal }) => listColleagues(deps, principal),
})
