import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inInstance, inProject, projectFolder } from '../../local/project.ts'
import { hashOf, sourceHash } from '../../local/source-hash.ts'
import type { VariantName } from './variants.ts'

export interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown>
  readonly DependsOn?: string | readonly string[]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/** A synthesized template, as CloudFormation reads it. */
export interface Template {
  readonly Resources: Record<string, Resource>
  readonly Outputs: Record<string, { readonly Value: unknown; readonly Export?: object }>
}

export interface SynthesizedStack {
  readonly name: string
  /** The environment in the assembly: `aws://unknown-account/us-east-1`. */
  readonly environment: string
  /** The names of the stacks that it depends on. */
  readonly dependencies: readonly string[]
  readonly warnings: readonly string[]
  /** With the resources of its nested stacks. */
  readonly template: Template
  /** Number of resources of the stack itself. */
  readonly resources: number
}

/** The result of a variant: its stacks, the main one first, or the message of the error. */
export type Synthesis =
  | { readonly stacks: readonly SynthesizedStack[]; readonly missing: readonly unknown[] }
  | { readonly refused: string }

/** The findings of cdk-nag that stop a synthesis: `AwsSolutions-S10 at realname-production/Another/Resource`. */
export interface SecurityFindings {
  readonly ofVariants: Readonly<Record<string, readonly string[]>>
  /** Findings of production with an additional, unexplained resource. */
  readonly ofAdditions: Readonly<Record<'bucket' | 'topic', readonly string[]>>
  /** The places of exceptions that `everything` does not have. */
  readonly missingPlaces: readonly string[]
}

/** The file of the findings. Every other file is of a variant. */
export const securityFindings = 'security findings'
export type Recorded = VariantName | typeof securityFindings

/** Selects all variants, without the security findings. */
export const everyVariant = 'every variant'

/** The folder of all results for the current sources. */
export const folderOfSources = (): string => {
  const ofTests = hashOf(projectFolder, ['test/infra', 'local/template-check'])
  return inInstance('test', 'templates', `${sourceHash(projectFolder)}-${ofTests}`)
}

export const fileOf = (folder: string, name: Recorded): string =>
  join(folder, `${name.replaceAll(' ', '-')}.json`)

let folder: string | undefined

/**
 * Reads a synthesized result. Another process synthesizes it, because jest would load the CDK for each test
 * file. `npm test` synthesizes everything first; a missing result is synthesized here.
 */
export function recorded<Content>(name: Recorded): Content {
  folder ??= folderOfSources()
  const file = fileOf(folder, name)
  if (!existsSync(file)) {
    const tsx = inProject('node_modules', 'tsx', 'dist', 'cli.mjs')
    // Every variant at once: their stacks take less time than loading the CDK.
    const what = name === securityFindings ? name : everyVariant
    execFileSync(process.execPath, [tsx, inProject('test', 'infra', 'synthesize.ts'), what], {
      cwd: projectFolder,
      stdio: 'pipe',
    })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Content
}
