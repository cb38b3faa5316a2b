import { App } from 'aws-cdk-lib'
import { bundledCode } from '../lib/lambda-code.ts'
import { composeApp } from '../lib/realname-app.ts'
import { checkSecurity } from '../lib/security-exceptions.ts'
import { stageOf } from '../lib/stage.ts'

const app = new App()
const stage = stageOf(String(app.node.getContext('stage')), app.node.getContext('stages'))

const { CDK_DEFAULT_REGION: region } = process.env
if (region === undefined)
  throw new Error('Run this app by the CDK: `npx cdk synth`, which tells it the region')

const { all } = composeApp(app, { stage, code: await bundledCode(stage.architecture), region })
checkSecurity(app, all)
