import { attemptInputSchema } from '../../contract/step-inputs.ts'
import { keyedHash } from '../adapters/wiring/keys.ts'
import { database, figuresTableName } from '../adapters/wiring/records.ts'
import { businessRules, reviewPolicy, sampling } from '../adapters/wiring/settings.ts'
import { concludeReview } from '../usecases/workflow/conclude-review.ts'
import { step } from './step.ts'

export const handler = step('conclude-review', {
  input: attemptInputSchema(),
  wire: () => ({
    ...database({ figuresTableName: figuresTableName() }),
    ...businessRules(),
    ...reviewPolicy(),
    ...sampling(),
    ...keyedHash(),
  }),
  perform: concludeReview,
})
