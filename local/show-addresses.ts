import { relative } from 'node:path'
import { backendFileOf } from './backend-environment.ts'
import { mailboxOf } from './mailbox.ts'
import { defaultInstance, projectFolder } from './project.ts'
import { roles, type Stack, stackFileOf } from './stack-file.ts'

const inColumns = (rows: readonly (readonly [string, ...string[]])[]): string[] =>
  rows.map(cells => {
    const padded = cells.slice(0, -1).map((cell, column) => {
      const width = Math.max(...rows.map(row => (column < row.length - 1 ? String(row[column]).length : 0)))
      return cell.padEnd(width)
    })
    return `  ${[...padded, cells.at(-1)].join('  ')}`
  })

const pagesAt = (webUrl: string): [string, string][] => [
  ['Web client', webUrl],
  ['Webhooks', `${webUrl}/webhooks (sign in as operator)`],
  ['Documentation', `${webUrl}/docs`],
]

/** The addresses, sign-ins and backend client of a local stack, as a text for people. */
export const addressesOf = (stack: Stack): string => {
  const { webUrl, machineBackend } = stack
  const stackFile = stackFileOf(defaultInstance)
  return [
    ...inColumns([
      ...(webUrl === undefined ? [] : pagesAt(webUrl)),
      ['API', `${webUrl ?? stack.apiUrl}/v1`],
      ['E-mails', mailboxOf(stack.awsEndpointUrl)],
      ['AWS services', `${stack.awsEndpointUrl} (region ${stack.region})`],
    ]),
    '',
    'Sign-ins',
    ...inColumns(roles.map(role => [role, stack.users[role].username, stack.users[role].password])),
    '',
    'Your backend',
    ...inColumns([
      ['Client id', machineBackend.clientId],
      ['Client secret', machineBackend.clientSecret],
      ['Token URL', machineBackend.tokenUrl],
    ]),
    '',
    'Files and commands',
    ...inColumns([
      ['Quick start', 'docs/quick-start.md: from here to a verified webhook in five minutes'],
      ['Settings of your backend', relative(projectFolder, backendFileOf(stackFile))],
      ['All of this', relative(projectFolder, stackFile)],
      ['A bearer token', 'npm run --silent token -- reviewer (or applicant, operator, backend)'],
    ]),
  ].join('\n')
}

/** Prints the addresses of a local stack. */
export const showAddresses = (stack: Stack): void => console.log(`\n${addressesOf(stack)}`)
