/** Synthesizes the templates for the tests: `npx tsx test/infra/synthesize.ts`. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { App, type CfnResource, NestedStack, type Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { composeApp } from '../../lib/realname-app.ts'
import { checkSecurity, missingPlaces } from '../../lib/security-exceptions.ts'
import { stageOf } from '../../lib/stage.ts'
import {
  everyVariant,
  fileOf,
  folderOfSources,
  type Recorded,
  type SecurityFindings,
  type Synthesis,
  securityFindings,
  type Template as WrittenTemplate,
} from './synthesized.ts'
import { context, required, type Variant, type VariantName, variants } from './variants.ts'

const assemblies = mkdtempSync(join(tmpdir(), 'realname-assemblies-'))
process.once('exit', () => rmSync(assemblies, { recursive: true, force: true }))

/** Synthesizes the stacks of a variant without bundling: the code is a placeholder. */
function compose({ stage: name, settings, region = 'eu-central-1' }: Variant) {
  const stage = stageOf(name, { [name]: { ...required, ...context.stages[name], ...settings } })
  // The context of the app. The CDK's own validation takes four seconds and belongs to `cdk synth`.
  const quiet = { '@aws-cdk/core:annotationsInValidationReport': false }
  const outdir = mkdtempSync(join(assemblies, 'app-'))
  const app = new App({
    context: { ...context, ...quiet },
    outdir,
    builtinCloudFormationValidation: false,
    // Only tools of the CDK read the tree and the traces.
    treeMetadata: false,
    stackTraces: false,
  })
  const code = () => Code.fromInline('exports.handler = async () => {}')
  return { app, ...composeApp(app, { stage, code, region }) }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Puts what its parent passes in the place of a nested stack's parameters. */
function withArguments(value: unknown, passed: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map(each => withArguments(each, passed))
  if (typeof value !== 'object' || value === null) return value
  const { Ref } = value as { readonly Ref?: string }
  if (Ref !== undefined && Ref in passed) return passed[Ref]
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withArguments(each, passed)]))
}

/** The template with the resources of its nested stacks, as if they were its own. */
function withNested(stack: Stack, template: WrittenTemplate, outdir: string): WrittenTemplate {
  const nested = stack.node.findAll().filter(construct => NestedStack.isNestedStack(construct))
  const resources = nested.map(({ templateFile, nestedStackResource }) => {
    const { Resources } = JSON.parse(readFileSync(join(outdir, templateFile), 'utf8')) as WrittenTemplate
    const { Parameters = {} } =
      template.Resources[String(stack.resolve((nestedStackResource as CfnResource).logicalId))]?.Properties ??
      {}
    return withArguments(Resources, Parameters as Record<string, unknown>)
  })
  return { ...template, Resources: Object.assign({}, template.Resources, ...resources) }
}

function synthesize(variant: Variant): Synthesis {
  let composed: ReturnType<typeof compose>
  try {
    composed = compose(variant)
  } catch (error) {
    return { refused: messageOf(error) }
  }
  const { app, all } = composed
  // A template with circular references is an error.
  const templates = all.map(stack => Template.fromStack(stack).toJSON() as unknown as WrittenTemplate)
  const assembly = app.synth()
  return {
    missing: assembly.manifest.missing ?? [],
    stacks: all.map((stack, at) => {
      const { environment, messages } = assembly.getStackArtifact(stack.artifactId)
      return {
        name: stack.stackName,
        environment: environment.name,
        dependencies: stack.dependencies.map(({ stackName }) => stackName),
        warnings: messages.filter(({ level }) => level === 'warning').map(({ entry }) => String(entry.data)),
        template: withNested(stack, templates[at] as WrittenTemplate, app.outdir),
        resources: Object.keys(templates[at]?.Resources ?? {}).length,
      }
    }),
  }
}

/** The variants with different kinds of resources. */
const judged: readonly VariantName[] = [
  'production',
  'local',
  'everything',
  'mail by SES',
  'an issuer of its own',
]

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string
      readonly violatingConstructs: readonly { readonly constructPath: string }[]
    }[]
  }[]
}

/** The violations in the report of a failed synthesis. */
function violationsIn(report: string): string[] {
  const { pluginReports } = JSON.parse(readFileSync(report, 'utf8')) as ValidationReport
  return pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    ),
  )
}

function findingsOf(variant: Variant, add: (stack: Stack) => unknown = () => undefined): string[] {
  const { app, main, all } = compose(variant)
  add(main)
  checkSecurity(app, all)
  try {
    app.synth()
    return []
  } catch (error) {
    const report = join(app.outdir, 'validation-report.json')
    const violations = existsSync(report) ? violationsIn(report) : []
    if (violations.length === 0) throw error
    return violations
  }
}

function judgeSecurity(): SecurityFindings {
  return {
    ofVariants: Object.fromEntries(judged.map(name => [name, findingsOf(variants[name])])),
    ofAdditions: {
      bucket: findingsOf(variants.production, stack => new Bucket(stack, 'Another')),
      topic: findingsOf(variants.production, stack => new Topic(stack, 'Another')),
    },
    missingPlaces: missingPlaces(compose(variants.everything).all),
  }
}

/** Writes a file atomically, because a test may read it at the same time. */
function write(file: string, content: object): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(content))
  renameSync(unfinished, file)
}

const ofVariants = Object.keys(variants) as VariantName[]
const asked = process.argv[2]
const names: readonly Recorded[] = [
  ...(asked === securityFindings ? [] : ofVariants),
  ...(asked === everyVariant ? [] : ([securityFindings] as const)),
]
const folder = folderOfSources()
mkdirSync(folder, { recursive: true })
const written = readdirSync(folder)
for (const name of names) {
  const file = fileOf(folder, name)
  if (written.includes(basename(file))) continue
  write(file, name === securityFindings ? judgeSecurity() : synthesize(variants[name]))
}
// Results of other sources.
if (asked === undefined) {
  for (const other of readdirSync(dirname(folder)).filter(each => each !== basename(folder))) {
    rmSync(join(dirname(folder), other), { recursive: true, force: true })
  }
}
