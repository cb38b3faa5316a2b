import { runCommand } from './command.ts'
import { givenWebPort } from './port.ts'
import { defaultInstance } from './project.ts'
import { readStack, stackFileOf } from './stack-file.ts'
import { allowOrigin } from './web-origin.ts'
import { serveSources } from './web-server.ts'

/** Serves the pages with hot reload for a stack that `npm run local:up` started. */
await runCommand(async () => {
  const stack = readStack(stackFileOf(defaultInstance))
  const { url } = await serveSources(stack, givenWebPort(process.env))
  await allowOrigin(stack, url)
  console.log(`Web client at ${url}. Ctrl-C ends it.`)
  await new Promise(() => undefined)
})
