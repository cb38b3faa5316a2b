import type { Dependencies, makeWorld, World } from '../../support/world.ts'

/** One use case in one situation, which must survive a crash at every call. */
export interface Scenario {
  readonly usecase: string
  readonly situation: string
  readonly world?: Parameters<typeof makeWorld>[0]
  /** Prepares the situation without crashes, and returns the call. */
  readonly prepare: (world: World) => Promise<(deps: Dependencies) => Promise<unknown>>
}
