import MiniSearch from 'minisearch'
import { searchOptions } from './browser/search-options.ts'
import type { Page } from './page.ts'

/** The search index of all pages, as the script of the pages loads it. */
export function searchIndex(pages: readonly Page[]): string {
  const search = new MiniSearch(searchOptions)
  search.addAll(pages.flatMap(({ entries }) => entries).map((entry, id) => ({ id, ...entry })))
  return JSON.stringify(search)
}
