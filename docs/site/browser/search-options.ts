import type { Options } from 'minisearch'

/** The options with which the index is built and loaded. They must be the same. */
export const searchOptions: Options = {
  fields: ['heading', 'page', 'text'],
  storeFields: ['address', 'page', 'heading'],
  searchOptions: { boost: { heading: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
}
