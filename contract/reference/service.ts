import type { publicOperations } from '../operations/public.ts'
import type { Chapter } from './operation-reference.ts'

export const serviceReference: Chapter<typeof publicOperations> = {
  tag: { name: 'Service', description: 'What anyone may read about a stage.' },
  operations: {
    health: {
      description:
        'Answers if the API can run its functions. `testMode` is present on a stage in test mode, where programs may decide applications.',
      answers: { ok: 'A stage with real reviewers', testMode: 'A stage in test mode' },
    },
    openapi: {
      description:
        'Returns the OpenAPI 3.1 document of this stage. The operations of test mode are in it only if the stage has them.',
      answers: { beginning: 'The beginning of the document' },
    },
  },
}
