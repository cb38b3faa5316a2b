import { attemptInputSchema } from '../../contract/step-inputs.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { figuresTableName } from '../adapters/wiring/figures.ts'
import { keyedHash } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { reviewPolicy, sampling } from '../adapters/wiring/settings.ts'
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
