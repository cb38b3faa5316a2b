import { App } from 'aws-cdk-lib'
import { bundleLambdas } from '../lib/lambda-bundles.ts'
import { RealnameStack } from '../lib/realname-stack.ts'
import { checkSecurity } from '../lib/security-exceptions.ts'
import { stageOf } from '../lib/stage.ts'

const app = new App()
const stage = stageOf(String(app.node.getContext('stage')), app.node.getContext('stages'))

const stack = new RealnameStack(app, `realname-${stage.name}`, {
  description: 'Realname: individual real-name authentication',
  stage,
  code: bundleLambdas(stage.architecture),
})

checkSecurity(app, stack)
