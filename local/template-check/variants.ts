import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, NestedStack } from 'aws-cdk-lib'
import { UNKNOWN_REGION } from 'aws-cdk-lib/cx-api'
import * as z from 'zod'
import type { LambdaCode } from '../../lib/lambda-bundles.ts'
import { bundledCode } from '../../lib/lambda-code.ts'
import { composeApp } from '../../lib/realname-app.ts'
import { checkSecurity } from '../../lib/security-exceptions.ts'
import { type Stage, stageOf } from '../../lib/stage.ts'
import { inProject } from '../project.ts'
import { everything } from './everything.ts'

/** Settings that the production stage needs and cdk.json does not contain. */
const required = { consentDocumentUrl: 'https://operator.test/consent' }

/** Production as in cdk.json, and with every optional feature. */
const variants: Readonly<Record<string, Record<string, unknown>>> = {
  'as it is': {},
  'everything on': everything,
}

const settingsSchema = z.object({
  context: z.looseObject({ stages: z.looseObject({ production: z.record(z.string(), z.unknown()) }) }),
})

/** A region with all services. A stage may be deployed to any region. */
export const anyRegion = 'eu-central-1'

export interface SynthesizedTemplate {
  /** `realname-production, everything on`. */
  readonly name: string
  readonly file: string
  /** The region of the deployment, if it is fixed. */
  readonly region?: string
}

/** Synthesizes the templates of every variant's stacks below `output`. */
export async function synthesizeVariants(output: string): Promise<SynthesizedTemplate[]> {
  const { context } = settingsSchema.parse(JSON.parse(readFileSync(inProject('cdk.json'), 'utf8')))
  const bundled = new Map<Stage['architecture'], LambdaCode>()
  const templates: SynthesizedTemplate[] = []
  for (const [index, [variant, settings]] of Object.entries(variants).entries()) {
    const stage = stageOf('production', {
      production: { ...required, ...context.stages.production, ...settings },
    })
    const code = bundled.get(stage.architecture) ?? (await bundledCode(stage.architecture))
    bundled.set(stage.architecture, code)
    const app = new App({ context, outdir: join(output, String(index)) })
    checkSecurity(app, composeApp(app, { stage, code, region: anyRegion }).all)
    const { stacks, directory } = app.synth()
    const nested = app.node.findAll().filter(construct => NestedStack.isNestedStack(construct))
    templates.push(
      ...stacks.map(({ stackName, templateFullPath, environment }) => ({
        name: `${stackName}, ${variant}`,
        file: templateFullPath,
        ...(environment.region === UNKNOWN_REGION ? {} : { region: environment.region }),
      })),
      ...nested.map(({ node, templateFile }) => ({
        name: `${node.path.replaceAll('/', ' ')}, ${variant}`,
        file: join(directory, templateFile),
      })),
    )
  }
  return templates
}
