import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { composeApp } from '../../lib/realname-app.ts'
import type { RealnameStack } from '../../lib/realname-stack.ts'
import { type Stage, stageOf } from '../../lib/stage.ts'

export const stageNames = ['production', 'local'] as const

export type StageName = (typeof stageNames)[number]

const context = (
  JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
    context: { stages: Record<StageName, Record<string, unknown>> }
  }
).context

/** Settings that a stage for real people needs and cdk.json does not have. */
export const required = { consentDocumentUrl: 'https://operator.test/consent' }

/** The stacks of a stage of cdk.json, with settings of a test on top. Nothing is bundled: code is a stand-in. */
export function stacksOf(name: StageName, settings: Record<string, unknown> = {}, region = 'eu-central-1') {
  const stage: Stage = stageOf(name, { [name]: { ...required, ...context.stages[name], ...settings } })
  // What the app itself would be given; the CDK's own linting takes four seconds and belongs to `cdk synth`.
  // Its report of warnings would be printed by each test.
  const quiet = { '@aws-cdk/core:annotationsInValidationReport': false }
  const app = new App({ context: { ...context, ...quiet }, builtinCloudFormationValidation: false })
  const code = () => Code.fromInline('exports.handler = async () => {}')
  return composeApp(app, { stage, code, region })
}

/** The one stack of them that has all but the edge's firewall. */
export function stackOf(name: StageName, settings: Record<string, unknown> = {}): RealnameStack {
  return stacksOf(name, settings).main
}

const templates = new Map<StageName, Template>()

/** The synthesized template of a stage, made once for each test file. */
export function templateOf(name: StageName): Template {
  const made = templates.get(name) ?? Template.fromStack(stackOf(name))
  templates.set(name, made)
  return made
}

export interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/** Resources of a type by their names: logical ids without the hash, `RecordsTable`. */
export function resourcesOf(template: Template, type: string): Record<string, Resource> {
  const found = Object.entries(template.findResources(type))
  return Object.fromEntries(found.map(([id, resource]) => [nameOf(id), resource as Resource]))
}

/** The properties of a resource: the one of that name, or else the only one of its type. */
export function propertiesOf<T = Record<string, unknown>>(
  template: Template,
  type: string,
  name?: string,
): T {
  const resources = resourcesOf(template, type)
  const [first, ...others] = name === undefined ? Object.values(resources) : [resources[name]]
  if (first === undefined || others.length > 0) throw new Error(`Not one ${type} ${name ?? ''}`)
  return first.Properties as T
}

function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '')
}

/** Functions by their handlers, `api/get-account`: the part of the description that names the file. */
export function functionsOf(template: Template): Record<string, Resource> {
  const functions = Object.values(resourcesOf(template, 'AWS::Lambda::Function'))
  return Object.fromEntries(
    functions.map(resource => [String(resource.Properties.Description).split(': ')[1], resource]),
  )
}

/** The environment of a handler's function. */
export function environmentOf(template: Template, handler: string): Record<string, unknown> {
  const environment = functionsOf(template)[handler]?.Properties.Environment ?? {}
  return (environment as { Variables?: Record<string, unknown> }).Variables ?? {}
}

/** A value of a template as text: `{Ref}` and `{Fn::GetAtt}` become names, and `Arn`, which goes without saying, nothing. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Intrinsic
  if (Ref !== undefined) return Ref.startsWith('AWS::') ? `<${Ref.slice(5)}>` : nameOf(Ref)
  if (attribute !== undefined) {
    const [id, name] = attribute
    return name === 'Arn' ? nameOf(id) : `${nameOf(id)}.${name}`
  }
  if (join !== undefined) return join[1].map(text).join(join[0])
  return JSON.stringify(value)
}

interface Intrinsic {
  readonly Ref?: string
  readonly 'Fn::GetAtt'?: readonly [string, string]
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]]
}
