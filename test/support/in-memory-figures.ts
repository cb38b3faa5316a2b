import type { Figures } from '../../domain/figure-ports.ts'
import { type Counting, type Counts, sumOf } from '../../domain/figures.ts'

export interface InMemoryFigures extends Figures {
  /** Counts without a mark, like a write that counts itself. */
  readonly add: (counting: Counting) => void
  readonly stored: {
    readonly days: ReadonlyMap<string, Counts>
    /** By day and reviewer. */
    readonly reviewers: ReadonlyMap<string, Counts>
    readonly marks: ReadonlySet<string>
  }
}

const ones = (keys: readonly string[]): Counts => Object.fromEntries(keys.map(key => [key, 1]))

/** The `Figures` port under the same conditions as the table. */
export function inMemoryFigures(): InMemoryFigures {
  const days = new Map<string, Counts>()
  const reviewers = new Map<string, Counts>()
  const marks = new Set<string>()
  const addTo = (all: Map<string, Counts>, key: string, keys: readonly string[]) =>
    all.set(key, sumOf([all.get(key) ?? {}, ones(keys)]))

  function add({ day, keys, reviewer }: Counting): void {
    addTo(days, day, keys)
    if (reviewer !== undefined) addTo(reviewers, `${day}#${reviewer.reviewerId}`, reviewer.keys)
  }

  return {
    stored: { days, reviewers, marks },
    add,

    async count(counting) {
      if (marks.has(counting.factId)) return
      marks.add(counting.factId)
      add(counting)
    },

    async days(from, to) {
      return new Map([...days].filter(([day]) => from <= day && day <= to))
    },

    async reviewers(from, to) {
      const byReviewer = new Map<string, Counts>()
      for (const [key, counts] of reviewers) {
        const day = key.slice(0, 'YYYY-MM-DD'.length)
        const reviewerId = key.slice('YYYY-MM-DD#'.length)
        if (day < from || to < day) continue
        byReviewer.set(reviewerId, sumOf([byReviewer.get(reviewerId) ?? {}, counts]))
      }
      return byReviewer
    },
  }
}
