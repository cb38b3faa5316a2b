import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assemblyOf, runCdk, stackName } from './cdk.ts'
import { projectFolder } from './project.ts'
import { sourceHash } from './source-hash.ts'

const stampOf = (name: string): string => join(assemblyOf(name), 'realname-sources')

/** Whether the same sources were synthesized before. Bundling takes most of a deployment's time. */
export const isSynthesized = (name: string): boolean =>
  existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === sourceHash(projectFolder)

/** Synthesizes the local stage of the CDK app. */
export const synthesize = async (name: string): Promise<void> => {
  const sources = sourceHash(projectFolder)
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
  writeFileSync(stampOf(name), sources)
}
