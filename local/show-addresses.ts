import { defaultInstance } from './project.ts'
import { roles, type Stack, stackFileOf } from './stack-file.ts'

/** Prints the addresses and sign-ins of a local stack. */
export const showAddresses = (stack: Stack): void => {
  const rows = roles.map(role => {
    const { username, password } = stack.users[role]
    return `  ${role.padEnd(11)} ${username.padEnd(24)} ${password}`
  })
  console.log(
    [
      '',
      ...(stack.webUrl ? [`Web client   ${stack.webUrl}`] : []),
      `API          ${stack.apiUrl}/v1`,
      `AWS services ${stack.awsEndpointUrl} (region ${stack.region})`,
      '',
      'Sign-ins',
      ...rows,
      '',
      'A bearer token: npm run --silent token -- reviewer',
      `All of this:    ${stackFileOf(defaultInstance)}`,
    ].join('\n'),
  )
}
