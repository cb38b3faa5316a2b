import { readFileSync } from 'node:fs'
import { authorizationPage } from './authorization-page.ts'
import { collection } from './collection.ts'
import { lifecyclePage } from './diagrams.ts'
import { errorsPage } from './errors-page.ts'
import { withTables } from './tables.ts'

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** The files that are generated from code, completely or in their tables, with their expected content. */
export function generatedPages(): Readonly<Record<string, string>> {
  return {
    'api.md': withTables(textOf('api.md')),
    'authorization.md': authorizationPage(),
    'errors.md': errorsPage(),
    'lifecycle.md': lifecyclePage(),
    'operations.md': withTables(textOf('operations.md')),
    'realname.postman_collection.json': collection(),
    'rules.md': withTables(textOf('rules.md')),
  }
}
