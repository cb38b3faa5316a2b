import type { Dependencies, makeWorld, World } from '../../support/world.ts'

/** One use case in one situation: what led there, and the call that is to be survived at every point. */
export interface Scenario {
  readonly usecase: string
  readonly situation: string
  readonly world?: Parameters<typeof makeWorld>[0]
  /** Brings the world into the situation, undisturbed, and answers the call. */
  readonly prepare: (world: World) => Promise<(deps: Dependencies) => Promise<unknown>>
}
