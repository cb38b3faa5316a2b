import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs'
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3'
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
} from '@aws-sdk/client-sfn'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { clientConfiguration } from '../../../local/aws-environment.ts'
import { database } from '../stored.ts'
import { stack } from '../world.ts'

/** A stored text and its place. */
export interface Trace {
  readonly place: 'log' | 'item' | 'execution' | 'message' | 'e-mail' | 'object'
  readonly where: string
  readonly text: string
}

const configuration = clientConfiguration(stack.awsEndpointUrl)

/** The start time and the application of the test. */
export interface Walk {
  readonly applicationId: string
  readonly since: Date
}

/** Every log line of every function since then, with metrics in the embedded metric format. */
async function logs({ since }: Walk): Promise<Trace[]> {
  const client = new CloudWatchLogsClient(configuration)
  const traces: Trace[] = []
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, {})) {
    for (const { logGroupName = '' } of logGroups) {
      for await (const { events = [] } of paginateFilterLogEvents(
        { client },
        { logGroupName, startTime: since.getTime() },
      ))
        for (const { message = '' } of events)
          traces.push({ place: 'log', where: logGroupName, text: message })
    }
  }
  return traces
}

/** Every item of every table, with stored answers. */
async function items(): Promise<Trace[]> {
  const traces: Trace[] = []
  for await (const { TableNames = [] } of paginateListTables(
    { client: new DynamoDBClient(configuration) },
    {},
  )) {
    for (const TableName of TableNames) {
      for await (const { Items = [] } of paginateScan({ client: database }, { TableName }))
        for (const item of Items) {
          const text = JSON.stringify(item, (_key, value: unknown) =>
            value instanceof Set ? [...value] : value,
          )
          traces.push({ place: 'item', where: `${TableName} ${item.pk} ${item.sk}`, text })
        }
    }
  }
  return traces
}

/** Names, inputs, outputs and histories of the application's executions. */
async function executions({ applicationId }: Walk): Promise<Trace[]> {
  const client = new SFNClient(configuration)
  const { applicationStateMachineArn, deadlineStateMachineArn } = stack.resources
  const traces: Trace[] = []
  for (const stateMachineArn of [applicationStateMachineArn, deadlineStateMachineArn]) {
    for await (const { executions: found = [] } of paginateListExecutions({ client }, { stateMachineArn })) {
      for (const { executionArn = '' } of found) {
        if (!executionArn.includes(applicationId)) continue
        const { name, input, output } = await client.send(new DescribeExecutionCommand({ executionArn }))
        const history: unknown[] = []
        for await (const page of paginateGetExecutionHistory(
          { client },
          { executionArn, includeExecutionData: true },
        ))
          history.push(page.events)
        const text = JSON.stringify({ name, input, output, history })
        traces.push({ place: 'execution', where: executionArn, text })
      }
    }
  }
  return traces
}

/** The messages in the queues and the sent e-mails, as the engine lists them. */
async function listedByEngine(path: string, place: 'message' | 'e-mail'): Promise<Trace[]> {
  const answer = await fetch(`${stack.awsEndpointUrl}/_ministack/${path}`)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return [{ place, where: path, text: await answer.text() }]
}

/** Key, metadata and content of every version of the application's objects; of originals in the vault no content. */
async function objects({ applicationId }: Walk): Promise<Trace[]> {
  const client = new S3Client({ ...configuration, forcePathStyle: true })
  const { inboxBucketName, vaultBucketName } = stack.resources
  const folders = [
    { Bucket: inboxBucketName, Prefix: `uploads/${applicationId}/` },
    { Bucket: vaultBucketName, Prefix: `documents/${applicationId}/` },
  ]
  const traces: Trace[] = []
  for (const { Bucket, Prefix } of folders) {
    const { Versions = [], IsTruncated } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix }),
    )
    if (IsTruncated) throw new Error('one application has more objects than a page')
    for (const { Key = '', VersionId = 'null' } of Versions) {
      const version = { Bucket, Key, ...(VersionId === 'null' ? {} : { VersionId }) }
      // The storage's checksums of its own content are not a copy elsewhere.
      const {
        $metadata: _,
        ChecksumSHA256: _sha256,
        ETag: _md5,
        ...head
      } = await client.send(new HeadObjectCommand(version))
      const where = `${Bucket}/${Key}`
      traces.push({ place: 'object', where, text: `${Key} ${JSON.stringify(head)}` })
      if (Key.endsWith('/original')) continue
      const { Body } = await client.send(new GetObjectCommand(version))
      const content = Buffer.from((await Body?.transformToByteArray()) ?? [])
      traces.push({ place: 'object', where, text: content.toString('latin1') })
    }
  }
  return traces
}

/** Everything that the stack has stored or logged. */
export async function everyTrace(walk: Walk): Promise<Trace[]> {
  const all = await Promise.all([
    logs(walk),
    items(),
    executions(walk),
    listedByEngine('sqs/messages', 'message'),
    listedByEngine('ses/messages', 'e-mail'),
    objects(walk),
  ])
  return all.flat()
}
