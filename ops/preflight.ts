import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { firewallRegion } from '../lib/edge-firewall-stack.ts'
import { deployedDefinition, type MachineName, machineNames } from '../lib/machine-definition.ts'
import { type Stage, stageOf } from '../lib/stage.ts'
import { Explained } from '../local/command.ts'
import { inProject } from '../local/project.ts'
import { awsAccount } from './aws-account.ts'
import { configuredRegion } from './aws-stack.ts'
import { type Finding, preflight } from './preflight-checks.ts'

const contextSchema = z.object({ context: z.object({ stage: z.string(), stages: z.unknown() }) })

function configuredStage(name: string | undefined): Stage {
  const { context } = contextSchema.parse(JSON.parse(readFileSync(inProject('cdk.json'), 'utf8')))
  try {
    return stageOf(name ?? context.stage, context.stages)
  } catch (error) {
    throw new Explained((error as Error).message)
  }
}

/** A state machine as the stage deploys it, with values of the right shape for what CloudFormation substitutes. */
export function sampleDefinition(machine: MachineName, stage: Stage, region: string): string {
  const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws'
  return deployedDefinition(machine, stage).replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    if (name === 'Partition') return partition
    if (name === 'TableName') return 'table'
    const service = name.includes('StateMachine') ? 'states' : 'lambda'
    const resource = service === 'states' ? 'stateMachine:sample' : 'function:sample'
    return `arn:${partition}:${service}:${region}:123456789012:${resource}`
  })
}

const marks: Record<Finding['outcome'], string> = { OK: '✓', WARNS: '!', FAILS: '✗', UNKNOWN: '?' }

/** One line for each finding, and a second one for its action. */
export function linesOf(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ check }) => check.length))
  return findings.flatMap(({ check, outcome, message, action }) => [
    `${marks[outcome]} ${check.padEnd(width)}  ${message}`,
    ...(action === undefined ? [] : [`  ${' '.repeat(width)}  → ${action}`]),
  ])
}

/** Prints the findings for a stage of cdk.json and the shell's credentials. It fails if a check fails. */
export async function checkBeforeDeployment(stageName: string | undefined): Promise<void> {
  const stage = configuredStage(stageName)
  const region = await configuredRegion()
  // Without a region only the credentials are checked, and they are valid in every region.
  const at = region ?? firewallRegion
  const definitions = Object.fromEntries(
    machineNames.map(machine => [machine, sampleDefinition(machine, stage, at)]),
  )
  const aws = awsAccount({ region: at })
  const findings = await preflight({ aws, stage, region, definitions })
  for (const line of linesOf(findings)) console.log(line)
  const failed = findings.filter(({ outcome }) => outcome === 'FAILS').length
  if (failed > 0)
    throw new Explained(`${failed} of ${findings.length} checks failed: correct them before you deploy.`)
}
