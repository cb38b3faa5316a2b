import { parseArgs } from 'node:util'
import { backendScopes } from '../contract/caller.ts'
import { adoptAwsEnvironment } from './aws-environment.ts'
import { Explained, runCommand } from './command.ts'
import { machineToken } from './machine-client.ts'
import { defaultInstance } from './project.ts'
import { accessToken } from './sign-in.ts'
import { type Role, readStack, roles, stackFileOf } from './stack-file.ts'

/** Prints an access token: `npm run --silent token -- reviewer`. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stack: { type: 'string' } },
  })
  const [role] = positionals
  if (positionals.length !== 1 || !(role === 'backend' || roles.includes(role as Role))) {
    throw new Explained(`Usage: npm run --silent token -- ${roles.join('|')}|backend [--stack FILE]`)
  }
  const stack = readStack(values.stack ?? stackFileOf(defaultInstance))
  adoptAwsEnvironment(stack.awsEndpointUrl)
  console.log(
    role === 'backend'
      ? await machineToken(stack.machineBackend, backendScopes)
      : await accessToken(stack, stack.users[role as Role]),
  )
})
