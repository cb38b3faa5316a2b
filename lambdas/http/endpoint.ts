import { asksDirectory, type Operation, takesIdempotencyKey } from '../../contract/operations/operation.ts'
import { edgeSecrets } from '../adapters/wiring/settings.ts'
import { chain, type Endpoint } from './chain.ts'

const loadDirectory = () => import('../adapters/wiring/directory.ts')
const loadIdempotency = () => import('./idempotency.ts')

/** The handler of one operation, on the stage that it is deployed to. What it must ask or keep follows from the table. */
export function endpoint<O extends Operation, D, R>(operation: O, description: Endpoint<O, D, R>) {
  // Loaded while the function starts, where the operation needs it: the clients of AWS behind both are large.
  if (asksDirectory(operation)) void loadDirectory()
  if (takesIdempotencyKey(operation)) void loadIdempotency()
  return chain(operation, description, {
    edgeSecrets,
    directory: async () => (await loadDirectory()).directory().directory,
    idempotency: async () => (await loadIdempotency()).idempotency(operation),
  })
}
