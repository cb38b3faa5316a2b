import { App } from 'aws-cdk-lib'
import { bundleLambdas } from '../lib/lambda-bundles.ts'
import { composeApp } from '../lib/realname-app.ts'
import { checkSecurity } from '../lib/security-exceptions.ts'
import { stageOf } from '../lib/stage.ts'

const app = new App()
const stage = stageOf(String(app.node.getContext('stage')), app.node.getContext('stages'))

const { all } = composeApp(app, stage, bundleLambdas(stage.architecture))
checkSecurity(app, all)
