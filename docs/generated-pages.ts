import { readFileSync } from 'node:fs'
import { authorizationPage } from './authorization-page.ts'
import { lifecyclePage } from './diagrams.ts'
import { withTables } from './tables.ts'

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** Every page that is derived from code, whole or in its tables, as it must stand in this folder. */
export function generatedPages(): Readonly<Record<string, string>> {
  return {
    'api.md': withTables(textOf('api.md')),
    'authorization.md': authorizationPage(),
    'lifecycle.md': lifecyclePage(),
    'operations.md': withTables(textOf('operations.md')),
    'rules.md': withTables(textOf('rules.md')),
  }
}
