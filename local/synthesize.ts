import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { assemblyOf, runCdk, stackName } from './cdk.ts'
import { withLock } from './lock.mjs'
import { inProject, projectFolder } from './project.ts'
import { sourceHash } from './source-hash.ts'

const stamp = 'realname-sources'

const isOfSources = (assembly: string, sources: string): boolean => {
  const file = join(assembly, stamp)
  return existsSync(file) && readFileSync(file, 'utf8') === sources
}

/** Files of a CDK command that is running: its locks, and archives that it has not completed. */
const isOfRunningCommand = (path: string): boolean => path.endsWith('.lock') || path.endsWith('._tmp')

/** Copies the assembly of the same sources from one of these folders. Returns false if none has it. */
export const copyAssembly = async (
  from: readonly string[],
  to: string,
  sources: string,
): Promise<boolean> => {
  const found = from.find(assembly => isOfSources(assembly, sources))
  if (found === undefined) return false
  rmSync(to, { recursive: true, force: true })
  const isCopied = (path: string) => !isOfRunningCommand(path) && path !== join(found, stamp)
  await cp(found, to, { recursive: true, verbatimSymlinks: true, filter: isCopied })
  writeFileSync(join(to, stamp), sources)
  return true
}

/** The assemblies of all instances. They are equal for the same sources, because no setting depends on the instance. */
const assembliesOfInstances = (): string[] =>
  readdirSync(inProject('.local'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => assemblyOf(entry.name))

const synthesize = async (name: string, sources: string): Promise<void> => {
  rmSync(assemblyOf(name), { recursive: true, force: true })
  // Without the CDK's validation, which takes half of the time. Template tests and deployments to AWS run it.
  await runCdk(
    ['synth', '--quiet', '--no-validation', '--context', 'stage=local', '--output', assemblyOf(name)],
    {
      name,
      log: 'synth.log',
      failure: 'The CDK app could not be synthesized',
    },
  )
  // `cdk deploy` would read these places in the source again for each event of the deployment: two thirds of its time.
  writeFileSync(join(assemblyOf(name), `${stackName}.metadata.json`), '{}')
  writeFileSync(join(assemblyOf(name), stamp), sources)
}

/**
 * Synthesizes the local stage of the CDK app, unless an instance has the assembly of the same sources. Bundling takes most
 * of a deployment's time. `step` shows the progress of a synthesis.
 */
export const provideAssembly = async (
  name: string,
  step: (work: () => Promise<void>) => Promise<void>,
): Promise<void> => {
  const sources = sourceHash(projectFolder)
  if (isOfSources(assemblyOf(name), sources)) return
  // A synthesis deletes the previous assembly, which another instance may be copying.
  await withLock(inProject('.local', 'synthesizing'), async () => {
    if (await copyAssembly(assembliesOfInstances(), assemblyOf(name), sources)) return
    await step(() => synthesize(name, sources))
  })
}
