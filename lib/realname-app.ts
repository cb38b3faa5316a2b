import type { App, Stack } from 'aws-cdk-lib'
import { EdgeFirewallStack, firewallRegion, firewallStackName } from './edge-firewall-stack.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import { RealnameStack } from './realname-stack.ts'
import type { Stage } from './stage.ts'

interface Stacks {
  readonly main: RealnameStack
  readonly all: readonly Stack[]
}

/** All stacks of a stage. */
export function composeApp(app: App, stage: Stage, code: LambdaCode): Stacks {
  const main = new RealnameStack(app, `realname-${stage.name}`, {
    description: 'Realname: individual real-name authentication',
    stage,
    code,
  })
  if (stage.edge === false) return { main, all: [main] }
  const firewall = new EdgeFirewallStack(app, firewallStackName(stage), {
    description: 'Realname: the firewall in front of the API',
    edge: stage.edge,
    env: { region: firewallRegion },
  })
  // Its output is read by name, as the main stack is deployed.
  main.addStackDependency(firewall)
  return { main, all: [main, firewall] }
}
