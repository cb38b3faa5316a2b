import { parseArgs } from 'node:util'
import { givenEngine } from './aws-environment.ts'
import { bringUp, takeDown } from './bring-up.ts'
import { Explained, runCommand } from './command.ts'
import { findEngine } from './engine-record.ts'
import { onInterrupt } from './interrupt.ts'
import { until } from './poll.ts'
import { ensurePortIsFree, givenPort, givenWebPort } from './port.ts'
import { type Progress, progressOn } from './progress.ts'
import { defaultInstance as name } from './project.ts'
import { showAddresses } from './show-addresses.ts'
import { stackFileOf, writeStack } from './stack-file.ts'

/** Stops the engine if this process started it. An engine of `local:up` runs on. */
const stop = async (): Promise<void> => {
  const engine = await findEngine(name)
  if (engine?.owner?.pid === process.pid) await takeDown(name)
}

/** Whether the engine was stopped, for example by `local:down`. An engine of REALNAME_ENGINE is not watched. */
const hasEnded = async (): Promise<true | undefined> =>
  givenEngine(process.env) === undefined && (await findEngine(name)) === undefined ? true : undefined

/** Builds what is served, unless it was built from the same sources. Returns the server's module. */
const buildWeb = async ({ step }: Progress) => {
  const server = await import('./web-server.ts')
  await step('Building the web client and the documentation', server.buildWeb)
  return server
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { exit: { type: 'boolean', default: false } } })
  const progress = progressOn(process.stderr)
  let isServing = false
  onInterrupt(async () => {
    progress.say('\nStopping …')
    await stop()
    return isServing ? 0 : 130
  })
  const webPort = givenWebPort(process.env)
  if (!values.exit) await ensurePortIsFree(webPort, 'REALNAME_WEB_PORT')
  // The deployment is a process of its own. Meanwhile this one loads and builds what follows.
  const building = values.exit ? undefined : buildWeb(progress)
  // A failure is thrown below, where the engine is stopped.
  building?.catch(() => undefined)
  const [stack, { walkThrough }] = await Promise.all([
    bringUp({ name, port: givenPort(process.env), detached: false, progress }),
    import('./walk-through.ts'),
  ])
  try {
    if (building !== undefined) {
      const { serveWeb } = await building
      const { url: webUrl } = await serveWeb(stack, webPort)
      writeStack(stackFileOf(name), { ...stack, webUrl })
      showAddresses({ ...stack, webUrl })
      isServing = true
      progress.say('\nReady. You can use it now, while three sample applications are processed.')
    }
    progress.say('\nA walk through the public API')
    await walkThrough(stack, progress)
    if (building === undefined) return
    progress.say('\nServing until Ctrl-C.')
    await until(hasEnded, { seconds: Number.POSITIVE_INFINITY, every: 1000, explain: () => '' })
    throw new Explained('The local engine has ended.')
  } finally {
    await stop()
  }
})
