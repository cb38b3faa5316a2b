import type { App } from 'aws-cdk-lib'
import type { LambdaCode } from './lambda-bundles.ts'
import { RealnameStack } from './realname-stack.ts'
import { checkSecurity } from './security-exceptions.ts'
import type { Stage } from './stage.ts'

/** All stacks of a stage, whose synthesis stops at whatever is found and no exception explains. */
export function composeApp(app: App, stage: Stage, code: LambdaCode): void {
  const stack = new RealnameStack(app, `realname-${stage.name}`, {
    description: 'Realname: individual real-name authentication',
    stage,
    code,
  })
  checkSecurity(app, stack)
}
