import { RealnameError } from '../../client/errors.ts'
import { Explained } from '../../local/command.ts'
import { refusalOf } from '../aws-refusal.ts'
import { type Need, needs, type PointId, pointIds, points } from './points.ts'

/** `NOT_SEEN_HERE`: the stage or its surroundings cannot show the point; the message has the reason. */
export type Outcome = 'SEEN' | 'FAILED' | 'NOT_SEEN_HERE'

export interface Result {
  readonly id: PointId
  readonly outcome: Outcome
  /** What was seen, or the reason. It contains no name, number, token or address. */
  readonly message: string
  readonly seconds: number
}

/** Ends a point as failed. The message is printed. */
export class Unexpected extends Error {
  override name = 'Unexpected'
}

/** Ends a point as not seen here. The message is printed. */
export class NotSeenHere extends Error {
  override name = 'NotSeenHere'
}

/** Fails a point unless the condition holds. */
export function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Unexpected(otherwise)
}

/** The text of an error that may be printed. Messages of services may quote values; those of this command don't. */
export function printable(error: unknown): string {
  if (error instanceof Unexpected || error instanceof NotSeenHere || error instanceof Explained) {
    return error.message
  }
  if (error instanceof RealnameError) return `the API answered ${error.status} ${error.code}`
  try {
    return `AWS refused a call: ${refusalOf(error).code}`
  } catch {
    return error instanceof Error ? `an error: ${error.name}` : 'an error without a name'
  }
}

type Look = () => Promise<string>

interface Undoing {
  readonly what: string
  readonly undo: () => Promise<unknown>
}

interface Conditions {
  /** What the stage lacks. */
  readonly lacks: (need: Need) => boolean | Promise<boolean>
  readonly clock: () => number
  readonly onResult?: (result: Result) => void
}

/** Checks points one after another, keeps their results, and cleans up after them at the end. */
export class Run {
  readonly results: Result[] = []
  private readonly conditions: Conditions
  private readonly undoings: Undoing[] = []
  private cleaning: Promise<void> | undefined
  private stopped = false

  constructor(conditions: Conditions) {
    this.conditions = conditions
  }

  /** Looks at a point. An error ends the point, not the run. */
  async see(id: PointId, look: Look): Promise<void> {
    if (this.results.some(result => result.id === id)) throw new Error(`${id} was looked at before`)
    const { lacks, clock } = this.conditions
    const start = clock()
    const end = (outcome: Outcome, message: string) =>
      this.add({ id, outcome, message, seconds: clock() - start })
    // The end of an interrupted run has no accounts any more.
    if (this.stopped && id !== 'clean-up') return end('FAILED', 'the run was interrupted')
    try {
      for (const need of points[id].needs) {
        if (await lacks(need)) return end('NOT_SEEN_HERE', needs[need].lacking)
      }
      end('SEEN', await look())
    } catch (error) {
      end(error instanceof NotSeenHere ? 'NOT_SEEN_HERE' : 'FAILED', printable(error))
    }
  }

  /** Registers the removal of something that the run is about to create. Removals run in reverse order. */
  afterwards(what: string, undo: () => Promise<unknown>): void {
    this.undoings.push({ what, undo })
  }

  /** Walks all groups, then cleans up, also after an error. Points that no group has looked at have failed. */
  async walk(groups: readonly ((run: Run) => Promise<void>)[]): Promise<readonly Result[]> {
    try {
      for (const group of groups) {
        if (this.stopped) break
        await group(this)
      }
    } finally {
      await this.cleanUp()
    }
    for (const id of pointIds) {
      if (!this.results.some(result => result.id === id)) {
        this.add({ id, outcome: 'FAILED', message: 'the run ended before it', seconds: 0 })
      }
    }
    return pointIds.flatMap(id => this.results.filter(result => result.id === id))
  }

  /** Undoes everything, once. One failure does not stop the others. */
  cleanUp(): Promise<void> {
    this.stopped = true
    this.cleaning ??= this.see('clean-up', async () => {
      const failed: string[] = []
      const count = this.undoings.length
      for (let last = this.undoings.pop(); last !== undefined; last = this.undoings.pop()) {
        try {
          await last.undo()
        } catch (error) {
          failed.push(`${last.what}: ${printable(error)}`)
        }
      }
      check(failed.length === 0, `left behind: ${failed.join('; ')}`)
      return `${count} things removed`
    })
    return this.cleaning
  }

  private add(result: Result): void {
    this.results.push(result)
    this.conditions.onResult?.(result)
  }
}
