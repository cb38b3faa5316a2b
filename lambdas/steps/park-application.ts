import { parkInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { countMetric } from '../metrics.ts'
import { parkApplication } from '../usecases/workflow/parking.ts'
import { step } from './step.ts'

export const handler = step('park-application', {
  input: parkInputSchema(),
  wire: database,
  perform: async (deps, input) => {
    await parkApplication(deps, input)
    countMetric('ApplicationParked')
  },
})
