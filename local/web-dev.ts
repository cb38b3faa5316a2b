import { runCommand } from './command.ts'
import { givenWebPort } from './port.ts'
import { defaultInstance } from './project.ts'
import { readStack, stackFileOf } from './stack-file.ts'
import { welcomeOrigin } from './web-origin.ts'
import { serveSources } from './web-server.ts'

/** Pages that follow every change of their sources, over a stack that runs: `npm run local:up` first. */
await runCommand(async () => {
  const stack = readStack(stackFileOf(defaultInstance))
  const { url } = await serveSources(stack, givenWebPort(process.env))
  await welcomeOrigin(stack, url)
  console.log(`Web client at ${url}. Ctrl-C ends it.`)
  await new Promise(() => undefined)
})
