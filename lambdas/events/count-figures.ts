import { countedEventSchema } from '../../contract/bus-events.ts'
import { database, figures } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { logFailure, withoutMessage } from '../logging.ts'
import { countEvent } from '../usecases/figures/count-event.ts'

function wire() {
  return { ...database(), ...figures(), ...businessRules() }
}

let wired: ReturnType<typeof wire> | undefined

/** Counts an event of the bus. Errors are thrown, so that the event is retried and then becomes a dead letter. */
export async function handler(event: unknown): Promise<void> {
  try {
    const { detail } = countedEventSchema().parse(event)
    wired ??= wire()
    await countEvent(wired, detail)
  } catch (error) {
    logFailure('FIGURES_NOT_COUNTED', error)
    throw withoutMessage(error)
  }
}
