import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { bundleLambdas, type LambdaCode } from './lambda-bundles.ts'
import type { Stage } from './stage.ts'

/** The code of every handler, bundled now. */
export async function bundledCode(architecture: Stage['architecture']): Promise<LambdaCode> {
  const folder = await bundleLambdas(architecture)
  return name => Code.fromAsset(join(folder, name))
}
