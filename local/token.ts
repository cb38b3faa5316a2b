import { parseArgs } from 'node:util'
import { adoptAwsEnvironment } from './aws-environment.ts'
import { Explained, runCommand } from './command.ts'
import { defaultInstance } from './project.ts'
import { accessToken } from './sign-in.ts'
import { type Role, readStack, roles, stackFileOf } from './stack-file.ts'

/** Prints a bearer token and nothing else: `npm run --silent token -- reviewer`. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stack: { type: 'string' } },
  })
  const [role] = positionals
  if (positionals.length !== 1 || !roles.includes(role as Role)) {
    throw new Explained(`Usage: npm run --silent token -- ${roles.join('|')} [--stack FILE]`)
  }
  const stack = readStack(values.stack ?? stackFileOf(defaultInstance))
  adoptAwsEnvironment(stack.awsEndpointUrl)
  console.log(await accessToken(stack, stack.users[role as Role]))
})
