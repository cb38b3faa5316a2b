import { type LambdaName, lambdaNames } from '../../lib/lambda-bundles.ts'
import {
  type Resource,
  recorded,
  type Synthesis,
  type SynthesizedStack,
  type Template,
} from './synthesized.ts'
import type { VariantName } from './variants.ts'

export type { Resource, Template } from './synthesized.ts'
export { required, stageNames } from './variants.ts'

const syntheses = new Map<VariantName, Synthesis>()

function synthesisOf(name: VariantName): Synthesis {
  const synthesis = syntheses.get(name) ?? recorded<Synthesis>(name)
  syntheses.set(name, synthesis)
  return synthesis
}

/** The synthesized app of a variant. */
export function assemblyOf(name: VariantName): Exclude<Synthesis, { refused: string }> {
  const synthesis = synthesisOf(name)
  if ('refused' in synthesis) throw new Error(synthesis.refused)
  return synthesis
}

/** The stacks of a variant, the main one first. */
export function stacksOf(name: VariantName): readonly [SynthesizedStack, ...SynthesizedStack[]] {
  const [main, ...others] = assemblyOf(name).stacks
  if (main === undefined) throw new Error(`${name} has no stack`)
  return [main, ...others]
}

/** The message of the error that stops the synthesis of a variant. */
export function refusalOf(name: VariantName): string {
  const synthesis = synthesisOf(name)
  if ('refused' in synthesis) return synthesis.refused
  throw new Error(`${name} is synthesized`)
}

/** The template of a variant’s main stack, which has everything except the edge’s firewall and its alarms. */
/** The handlers with a function on a stage. Only test mode has those that simulate, and only a stage with mail sends it. */
export function handlersOf(name: VariantName): LambdaName[] {
  const isOptional = (handler: string) =>
    handler.startsWith('api/simulate-') || handler === 'events/send-mail'
  return lambdaNames().filter(handler => name === 'local' || !isOptional(handler))
}

export const templateOf = (name: VariantName): Template => stacksOf(name)[0].template

/** Resources of a type by their names: logical ids without the hash, such as `RecordsTable`. */
export function resourcesOf(template: Template, type: string): Record<string, Resource> {
  const found = Object.entries(template.Resources).filter(([, { Type }]) => Type === type)
  return Object.fromEntries(found.map(([id, resource]) => [nameOf(id), resource]))
}

/** The properties of the named resource, or of the only one of its type. */
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

/** Functions by their handlers, such as `api/get-account`, which their descriptions contain. */
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

/** A value of a template as text: names in place of `{Ref}` and `{Fn::GetAtt}`; `Arn` is omitted. */
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

/** Whether a function writes into the log of the API. */
export const sharesLog = (handler: string): boolean =>
  handler.startsWith('api/') || handler === 'identity/identify-caller'
