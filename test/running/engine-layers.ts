import type { BrowserServer } from 'playwright-core'
import { givenEngine } from '../../local/aws-environment.ts'
import { type BringUpOptions, bringUp, takeDown } from '../../local/bring-up.ts'
import { chromiumMissing, findHeadlessChromium } from '../../local/chromium.ts'
import { onInterrupt } from '../../local/interrupt.ts'
import { freePort } from '../../local/port.ts'
import type { Progress } from '../../local/progress.ts'
import { prepareToReach } from '../../local/reach-engine.ts'
import { type Stack, stackFileOf, writeStack } from '../../local/stack-file.ts'
import { serveWeb } from '../../local/web-server.ts'
import { nodeOfFunctions } from './function-runtime.ts'
import { type Count, runJest } from './jest-layer.ts'
import { deployPreviousRelease } from './previous-release.ts'
import { switchReadings } from './reading-rule.ts'

/** Every layer has an engine of its own, so that layers run concurrently, and beside `npm start`. */
const instances = {
  engine: 'test',
  browser: 'test-browser',
  upgrade: 'test-upgrade',
  pictures: 'pictures',
} as const
export type EngineLayer = keyof typeof instances

interface Run {
  readonly layer: EngineLayer
  /** Of jest. */
  readonly args: readonly string[]
  readonly progress: Progress
}

/** A browser for all files of a layer, on loopback at a random address. */
async function startBrowser(executablePath: string): Promise<BrowserServer> {
  const { chromium } = await import('playwright-core')
  return chromium.launchServer({
    executablePath,
    host: '127.0.0.1',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // Pages may use a drawn camera. A browser without windows cannot ask for a permission.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
}

/** The tests in a browser, on the built pages with their headers. */
async function runInBrowser({ layer, args, progress }: Run, stack: Stack): Promise<Count> {
  const chromium = findHeadlessChromium(process.env)
  if (chromium === undefined) {
    progress.say(`${chromiumMissing} The browser tests were not run.`)
    return { passed: 0, failed: 1 }
  }
  const web = await progress.step('Building and serving the web client', () => serveWeb(stack, 0))
  const browser = await startBrowser(chromium)
  const file = stackFileOf(instances[layer])
  try {
    writeStack(file, { ...stack, webUrl: web.url })
    const env = { ...process.env, REALNAME_STACK: file, REALNAME_BROWSER: browser.wsEndpoint() }
    return await runJest({ layer, args, env, node: await nodeOfFunctions() })
  } finally {
    await browser.close()
    await web.stop()
  }
}

/** An engine with the previous release. The test itself deploys this version. */
async function bringUpPreviousRelease(
  options: Pick<BringUpOptions, 'name' | 'port' | 'functionNode'>,
  progress: Progress,
) {
  const { name, functionNode = process.execPath } = options
  const reachEngine = await prepareToReach({ ...options, functionNode, progress })
  const { url } = await reachEngine()
  const stack = await deployPreviousRelease(name, url, progress)
  writeStack(stackFileOf(name), stack)
  return stack
}

async function deploy({ layer, progress }: Run): Promise<Stack> {
  const name = instances[layer]
  await takeDown(name)
  // Functions run on Node 24 in the cloud.
  const functionNode = (await nodeOfFunctions()) ?? process.execPath
  const engine = { name, port: await freePort(), functionNode }
  const stack =
    layer === 'upgrade'
      ? await bringUpPreviousRelease(engine, progress)
      : await bringUp({ ...engine, detached: false, progress })
  // A reading takes three seconds of a processor. Tests that wait for one switch the readings on.
  if (layer !== 'pictures') await switchReadings(stack, 'OFF')
  return stack
}

const runOn = async (run: Run, stack: Stack): Promise<Count> => {
  const { layer, args } = run
  if (layer === 'browser' || layer === 'pictures') return runInBrowser(run, stack)
  const env = { ...process.env, REALNAME_STACK: stackFileOf(instances[layer]) }
  if (layer === 'engine') return runJest({ layer, args, env, node: await nodeOfFunctions() })
  // It deploys to this engine, by the commands of this machine.
  return runJest({ layer, args, env: { ...env, REALNAME_ENGINE: stack.awsEndpointUrl } })
}

/**
 * Deployments run one after the other, because each uses all processors. Layers start after all deployments, so
 * that a failed one leaves none running.
 */
async function besideEachOther(runs: readonly Run[], checked: Promise<void>): Promise<Count[]> {
  const deployed: [Run, Stack][] = []
  for (const run of runs) deployed.push([run, await deploy(run)])
  await checked
  const ended = await Promise.allSettled(deployed.map(([run, stack]) => runOn(run, stack)))
  return ended.map(each => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
}

/** A given engine is used by all layers. */
async function inTurn(runs: readonly Run[], checked: Promise<void>): Promise<Count[]> {
  await checked
  const counts: Count[] = []
  for (const run of runs) counts.push(await runOn(run, await deploy(run)))
  return counts
}

/** Deploys while the checks run, and starts no test before they have passed. */
export async function runOnEngines(
  layers: readonly EngineLayer[],
  args: readonly string[],
  progress: Progress,
  checked: Promise<void>,
): Promise<Count[]> {
  const takeAllDown = async () => {
    for (const layer of layers) await takeDown(instances[layer])
  }
  const stopListening = onInterrupt(async () => {
    await takeAllDown()
    return 130
  })
  const runs = layers.map(layer => ({ layer, args, progress }))
  try {
    const run = givenEngine(process.env) === undefined ? besideEachOther : inTurn
    return await run(runs, checked)
  } finally {
    await takeAllDown()
    stopListening()
  }
}
