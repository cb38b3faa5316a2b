import { type OperationName, operations } from '../contract/operations.ts'
import { authorizationMatrix, type Caller, callers } from '../test/engine/authorization-matrix.ts'
import { paddedTable } from './padded-table.ts'

const columns = Object.keys(callers) as Caller[]

function row(name: OperationName): string[] {
  const { method, path } = operations[name]
  const cells = columns.map(caller => authorizationMatrix[name].answers[caller].replace(/([A-Z_]+)$/, '`$1`'))
  return [`\`${method} ${path}\``, ...cells]
}

/** The content of docs/authorization.md. */
export function authorizationPage(): string {
  return [
    '<!-- Written by `npm run docs:pages` from test/engine/authorization-matrix.ts. Do not edit. -->',
    '',
    '# Authorization',
    '',
    'The table shows the answer (status and code) to each kind of caller on each route. `npm run test:engine -- authorization`',
    'makes each of these calls. The application in a call is the applicant’s. In the column of the reviewer with an application',
    'of their own, it is that application. A 409 means that the caller is authorized, but that the state of the application or',
    'account does not allow the call.',
    '',
    ...paddedTable(
      ['route', ...columns.map(caller => callers[caller])],
      (Object.keys(operations) as OperationName[]).map(row),
    ),
    '',
  ].join('\n')
}
