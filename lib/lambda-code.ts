import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { bundleLambdas, type LambdaCode } from './lambda-bundles.ts'
import type { Stage } from './stage.ts'

/** The code of every handler, bundled now. */
export function bundledCode(architecture: Stage['architecture']): LambdaCode {
  const folder = bundleLambdas(architecture)
  return name => Code.fromAsset(join(folder, name))
}
