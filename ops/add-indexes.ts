import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { Explained } from '../local/command.ts'
import { indexChanges, parseTemplate, type Template, withIndex } from './index-steps.ts'

export interface IndexStage {
  readonly stackName: string
  /** The configuration of AWS clients. */
  readonly configuration: { readonly endpoint?: string }
  /** The folder of `cdk synth`. */
  readonly assembly: string
  /** Whether to add the indexes, and not only to list them. */
  readonly acts: boolean
  /** Milliseconds between two looks at a running update. */
  readonly pollEvery: number
  readonly say: (line: string) => void
}

const capabilities = ['CAPABILITY_NAMED_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const]

function readWanted({ assembly, stackName }: IndexStage): Template {
  const file = `${assembly}/${stackName}.template.json`
  if (!existsSync(file)) throw new Explained(`${file} is missing. Write it with \`npx cdk synth --quiet\`.`)
  return parseTemplate(readFileSync(file, 'utf8'))
}

/** CloudFormation reads a template of this size from S3 only. The bucket is the one of `cdk bootstrap`. */
async function uploadTemplate(client: CloudFormationClient, stage: IndexStage, template: Template) {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
  const Bucket = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'BucketName')?.OutputValue
  if (Bucket === undefined)
    throw new Explained('The account has no bucket for templates: run `npx cdk bootstrap`.')
  const s3 = new S3Client({
    ...stage.configuration,
    forcePathStyle: stage.configuration.endpoint !== undefined,
  })
  const Key = `${stage.stackName}-index-step.json`
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(template) }))
  const { endpoint } = stage.configuration
  const region = await s3.config.region()
  const suffix = region.startsWith('cn-') ? '.cn' : ''
  return endpoint === undefined
    ? `https://${Bucket}.s3.${region}.amazonaws.com${suffix}/${Key}`
    : `${endpoint}/${Bucket}/${Key}`
}

/** Waits as long as AWS fills the index. */
async function untilUpdated(
  client: CloudFormationClient,
  { stackName, pollEvery }: IndexStage,
): Promise<void> {
  for (;;) {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }))
    const { StackStatus = 'missing', StackStatusReason = '' } = Stacks[0] ?? {}
    if (StackStatus === 'UPDATE_COMPLETE') return
    if (!/^UPDATE_(COMPLETE_CLEANUP_)?IN_PROGRESS$/.test(StackStatus)) {
      throw new Explained(`The stack is ${StackStatus}. ${StackStatusReason}`)
    }
    await wait(pollEvery)
  }
}

/**
 * Adds the indexes of the next release to the deployed tables. Each update of the stack adds one index, because AWS allows no more,
 * and changes nothing else: the deployed functions keep running. A repetition adds the indexes that are still missing.
 * Returns the number of indexes that are still missing.
 */
export async function addIndexes(stage: IndexStage): Promise<number> {
  const { stackName, say } = stage
  const client = new CloudFormationClient(stage.configuration)
  const read = await client.send(new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }))
  let template = parseTemplate(read.TemplateBody ?? '{}')
  const { added, deleted } = indexChanges(template, readWanted(stage))
  if (added.length === 0) say('No table gets a new index: deploy the release.')
  for (const { table, index } of deleted) say(`The release deletes the index ${index} of ${table}.`)
  for (const [done, addition] of added.entries()) {
    const { table, index } = addition
    say(`${done + 1} of ${added.length}: index ${index.IndexName} of ${table}`)
    if (!stage.acts) continue
    template = withIndex(template, addition)
    await client.send(
      new UpdateStackCommand({
        StackName: stackName,
        TemplateURL: await uploadTemplate(client, stage, template),
        Capabilities: capabilities,
        Parameters: Object.keys((template.Parameters as object | undefined) ?? {}).map(ParameterKey => ({
          ParameterKey,
          UsePreviousValue: true,
        })),
      }),
    )
    await untilUpdated(client, stage)
  }
  return stage.acts ? 0 : added.length
}
