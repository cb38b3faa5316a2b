import { createServer } from 'vite'
import { webConfigFile } from './built-pages.ts'
import { Explained, runCommand } from './command.ts'
import { givenWebPort } from './port.ts'
import { defaultInstance } from './project.ts'
import { readStack, stackFileOf } from './stack-file.ts'
import { welcomeOrigin } from './web-origin.ts'
import { servesApi, webOptionsOf } from './web-server.ts'

/** Pages that follow every change of their sources, over a stack that runs: `npm run local:up` first. */
await runCommand(async () => {
  const stack = readStack(stackFileOf(defaultInstance))
  const server = await createServer({
    ...webOptionsOf(stack),
    configFile: webConfigFile,
    server: { host: '127.0.0.1', port: givenWebPort(process.env), strictPort: true, proxy: servesApi(stack) },
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Explained('The web server has no address.')
  await welcomeOrigin(stack, new URL(url).origin)
  console.log(`Web client at ${url} Ctrl-C ends it.`)
  await new Promise(() => undefined)
})
