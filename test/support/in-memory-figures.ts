import type { Figures } from '../../domain/figure-ports.ts'
import { type CountedFact, type Counting, type Counts, listsOf } from '../../domain/figures.ts'
import { sumOf } from '../../domain/figures-of-period.ts'
import { pageOf, sorted } from './in-memory-pages.ts'

interface Entry {
  readonly key: string
  readonly fact: CountedFact
}

export interface InMemoryFigures extends Figures {
  /** Counts without a mark, like a write that counts itself. */
  readonly add: (counting: Counting) => void
  readonly stored: {
    readonly days: ReadonlyMap<string, Counts>
    /** By day and reviewer. */
    readonly reviewers: ReadonlyMap<string, Counts>
    readonly marks: ReadonlySet<string>
    /** By list, with the keys of their order. */
    readonly lists: ReadonlyMap<string, readonly Entry[]>
  }
}

const ones = (keys: readonly string[]): Counts => Object.fromEntries(keys.map(key => [key, 1]))

/** The `Figures` port under the same conditions as the table. */
export function inMemoryFigures(): InMemoryFigures {
  const days = new Map<string, Counts>()
  const reviewers = new Map<string, Counts>()
  const marks = new Set<string>()
  const lists = new Map<string, Entry[]>()
  const addTo = (all: Map<string, Counts>, key: string, keys: readonly string[]) =>
    all.set(key, sumOf([all.get(key) ?? {}, ones(keys)]))

  function add(counting: Counting): void {
    const { factId, day, keys, reviewer, fact } = counting
    addTo(days, day, keys)
    if (fact !== undefined) {
      const entry = { key: `${day}#${fact.at}#${factId}`, fact }
      for (const list of listsOf(counting)) lists.set(list, [...(lists.get(list) ?? []), entry])
    }
    if (reviewer !== undefined) addTo(reviewers, `${day}#${reviewer.reviewerId}`, reviewer.keys)
  }

  return {
    stored: { days, reviewers, marks, lists },
    add,

    async count(counting) {
      if (marks.has(counting.factId)) return
      marks.add(counting.factId)
      add(counting)
    },

    async days(from, to) {
      return new Map([...days].filter(([day]) => from <= day && day <= to))
    },

    async facts({ list, from, to }, page) {
      const inPeriod = (lists.get(list) ?? []).filter(({ key }) => `${from}#` <= key && key <= `${to}$`)
      return pageOf(
        sorted(inPeriod, ({ key }) => key).toReversed(),
        page,
        ({ key }) => key,
        (key, cursor) => key < cursor,
        ({ fact }) => fact,
      )
    },

    async reviewers(from, to) {
      const all = [...reviewers].map(([key, counts]) => {
        const [day, reviewerId] = [key.slice(0, 'YYYY-MM-DD'.length), key.slice('YYYY-MM-DD#'.length)]
        return { day, reviewerId, counts }
      })
      return all.filter(({ day }) => from <= day && day <= to)
    },
  }
}
