/** Writes docs/authorization.md from the matrix that the tests check: `npx tsx docs/authorization-page.ts`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type OperationName, operations } from '../contract/operations.ts'
import { authorizationMatrix, type Caller, callers } from '../test/engine/authorization-matrix.ts'
import { paddedTable } from './padded-table.ts'

const columns = Object.keys(callers) as Caller[]

function row(name: OperationName): string[] {
  const { method, path } = operations[name]
  const cells = columns.map(caller => authorizationMatrix[name].answers[caller].replace(/([A-Z_]+)$/, '`$1`'))
  return [`\`${method} ${path}\``, ...cells]
}

/** The whole page, as it must stand in docs/authorization.md. */
export function authorizationPage(): string {
  return [
    '<!-- Written by docs/authorization-page.ts from test/engine/authorization-matrix.ts. Do not edit. -->',
    '',
    '# Who is answered what',
    '',
    'Every route and every kind of caller, with the status and the code of the answer; `npm run test:engine -- authorization`',
    'asks for each of them. A call about an application is about the applicant’s, but for the reviewer who has one of',
    'their own. A 409 is an answer to somebody who may call: the application or account was not in that state.',
    '',
    ...paddedTable(
      ['route', ...columns.map(caller => callers[caller])],
      (Object.keys(operations) as OperationName[]).map(row),
    ),
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('authorization.md', import.meta.url), authorizationPage())
}
