import { Annotations, type App, type Stack } from 'aws-cdk-lib'
import { CopiesStack } from './copies.ts'
import { EdgeAlarmsStack } from './edge-alarms-stack.ts'
import { EdgeFirewallStack, firewallRegion, firewallStackName } from './edge-firewall-stack.ts'
import { type LambdaCode, lambdaNames } from './lambda-bundles.ts'
import { RealnameStack } from './realname-stack.ts'
import type { Stage } from './stage.ts'

interface Stacks {
  readonly main: RealnameStack
  readonly all: readonly Stack[]
}

interface AppProps {
  readonly stage: Stage
  readonly code: LambdaCode
  /** The region that the stage is deployed to. */
  readonly region: string
}

/** Composes all stacks of a stage. */
export function composeApp(app: App, { stage, code, region }: AppProps): Stacks {
  checkRegion(stage, region)
  checkFunctionNames(stage)
  const firewallName = firewallStackName(stage, region)
  const main = new RealnameStack(app, `realname-${stage.name}`, {
    description: 'Realname: individual real-name authentication',
    stage,
    code,
    firewallName,
  })
  warnOfGaps(main, stage)
  const copies = copiesOf(app, main, { stage, region })
  if (stage.edge === false) return { main, all: [main, ...copies] }
  const firewall = new EdgeFirewallStack(app, firewallName, {
    description: 'Realname: the firewall in front of the API',
    edge: stage.edge,
    env: { region: firewallRegion },
  })
  // The main stack reads its output by name during the deployment.
  main.addStackDependency(firewall)
  const alarms = new EdgeAlarmsStack(app, `${main.stackName}-edge-alarms-${region}`, {
    description: 'Realname: alarms on the edge',
    stage,
    mainName: main.stackName,
    mainRegion: region,
    env: { region: firewallRegion },
  })
  alarms.addStackDependency(main)
  return { main, all: [main, firewall, alarms, ...copies] }
}

/** The stack of the vault in another region, if the stage has one. The main stack copies into it. */
function copiesOf(app: App, main: Stack, { stage, region }: Pick<AppProps, 'stage' | 'region'>): Stack[] {
  const { copies } = stage
  if (copies === undefined) return []
  if (copies.region === region) throw new Error('"copies" of this stage in cdk.json needs another region.')
  const there = new CopiesStack(app, `${main.stackName}-copies-${region}`, {
    description: 'Realname: copies of backups',
    stage,
    mainName: main.stackName,
    mainRegion: region,
    env: { region: copies.region },
  })
  main.addStackDependency(there)
  return [there]
}

/** The AWS regions in China have no user pools, no SES, and no CloudFront with a firewall in us-east-1. */
function checkRegion({ edge, oidc, mail }: Stage, region: string): void {
  if (!region.startsWith('cn-')) return
  if (mail !== undefined) {
    throw new Error(`The region ${region} has no SES: leave out "mail" of this stage in cdk.json.`)
  }
  if (edge !== false) {
    throw new Error(`The region ${region} can't have the edge: set "edge": false for this stage in cdk.json.`)
  }
  if (oidc === undefined) {
    throw new Error(
      `The region ${region} has no Cognito user pools: set "oidc" for this stage in cdk.json, an identity provider of your own.`,
    )
  }
}

function checkFunctionNames({ reservedConcurrency }: Stage): void {
  const names: readonly string[] = lambdaNames()
  const unknown = Object.keys(reservedConcurrency).filter(name => !names.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `reservedConcurrency names no function: ${unknown.join(', ')}; there are: ${names.join(', ')}`,
    )
  }
}

/** Warns of missing settings that a stage for real people can be deployed without. */
function warnOfGaps(main: Stack, { removable, alarmEmail, oidc, userPoolMail }: Stage): void {
  if (removable) return
  const warnings = Annotations.of(main)
  if (alarmEmail === undefined) {
    warnings.addWarningV2(
      'realname:alarmEmail',
      'No alarm notifies anybody: set "alarmEmail" in cdk.json, or subscribe to the topics of the outputs AlarmTopicArn.',
    )
  }
  if (oidc === undefined && userPoolMail === undefined) {
    warnings.addWarningV2(
      'realname:userPoolMail',
      'Invitations stop after a few dozen a day, by Cognito’s own sender: set "userPoolMail" in cdk.json to send by SES.',
    )
  }
}
