import { setTimeout as wait } from 'node:timers/promises'
import { DescribeTableCommand, DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import type { Actor } from '../../domain/audit.ts'
import { stageDefaults } from '../../domain/policy.ts'
import { documentClientOf } from '../../lambdas/adapters/dynamodb/document-client.ts'
import { dynamodbLeftovers } from '../../lambdas/adapters/dynamodb/dynamodb-leftovers.ts'
import { dynamodbMail } from '../../lambdas/adapters/dynamodb/dynamodb-mail.ts'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { kmsEncryption } from '../../lambdas/adapters/kms-encryption.ts'
import { s3DocumentFiles } from '../../lambdas/adapters/s3-document-files.ts'
import { stepFunctionsExecutions } from '../../lambdas/adapters/step-functions-executions.ts'
import { stepFunctionsWorkflow } from '../../lambdas/adapters/step-functions-workflow.ts'
import { digestOfText, jitteredBackOff, randomId, systemClock } from '../../lambdas/adapters/system.ts'
import { isReadable } from '../../lambdas/usecases/records/all-applications.ts'
import { Explained } from '../../local/command.ts'
import { auditChains } from '../audit-chains.ts'
import type { Deployment } from '../deployment.ts'
import { accountIds, applicationIds, certificates, forEach } from '../records-scan.ts'
import { verifyAudit } from '../verify-audit.ts'
import { checkAccount, checkStanding, raiseEventSequences } from './checks.ts'
import { copyTable, type Item, type TableCopy } from './copy-table.ts'
import { repeatErasures } from './erasures.ts'
import { functionsOfStack, lambdaIntake } from './intake.ts'
import { type Journal, type Notes, type Progress, passingJournal, storedJournal } from './journal.ts'
import { keptEvent, lostEntry, lostRecord, outlastsRestore } from './lost-records.ts'
import { removeReplacedFiles, settleMissingFiles } from './missing-files.ts'
import { ensureExecution, ensureWatch, stopStrayExecutions } from './open-applications.ts'
import { ensurePlace, releaseStrayPlaces } from './places.ts'
import { stepFunctionsRuns } from './runs.ts'
import { removeUnknownFiles, s3Vault } from './vault.ts'

export interface RestoreRequest {
  /** The time to which the tables were restored. RFC 3339 UTC. */
  readonly time: string
  /** The restored tables. */
  readonly tables: { readonly records: string; readonly audit: string; readonly answers: string }
  /** Accounts whose erasure after that time is known from elsewhere. */
  readonly erased: readonly string[]
  /** Number of parallel scans of a table. */
  readonly segments: number
  /** False: the stage is only read, and nothing is changed. */
  readonly act: boolean
}

const operator: Actor = { role: 'operator', id: 'ops' }

/** Checks the restored tables: each exists, is ready, has the keys of the stage's own and was restored to this time. */
async function assertRestored(
  client: DynamoDBClient,
  { time, tables }: RestoreRequest,
  own: Own,
): Promise<void> {
  const describe = async (TableName: string): Promise<TableDescription> => {
    try {
      return (await client.send(new DescribeTableCommand({ TableName }))).Table ?? {}
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error
      throw new Explained(`There is no table ${TableName}.`)
    }
  }
  const keysOf = ({ KeySchema = [] }: TableDescription) =>
    KeySchema.map(({ AttributeName }) => AttributeName).join()
  for (const name of ['records', 'audit', 'answers'] as const) {
    const restored = tables[name]
    if (Object.values(own).includes(restored))
      throw new Explained(`${restored} is a table of the stage itself.`)
    const found = await describe(restored)
    if (found.TableStatus !== 'ACTIVE') throw new Explained(`${restored} is not ready: ${found.TableStatus}.`)
    if (keysOf(found) !== keysOf(await describe(own[name]))) {
      throw new Explained(`${restored} is no copy of ${own[name]}: its keys differ.`)
    }
    const at = found.RestoreSummary?.RestoreDateTime?.toISOString()
    if (at !== undefined && Math.abs(Date.parse(at) - Date.parse(time)) >= 1000) {
      throw new Explained(`${restored} was restored to ${at}, not to ${time}.`)
    }
  }
}

type Own = Readonly<Record<'records' | 'audit' | 'answers', string>>

/** The time of the database, which dates the records of its stream. */
async function databaseTime(configuration: object, TableName: string): Promise<string> {
  const client = new DynamoDBClient(configuration)
  let date: string | undefined
  client.middlewareStack.add(
    next => async input => {
      const output = await next(input)
      const { response } = output as { response?: { headers?: Record<string, string> } }
      date = response?.headers?.date
      return output
    },
    { step: 'deserialize', priority: 'low' },
  )
  await client.send(new DescribeTableCommand({ TableName }))
  client.destroy()
  return new Date(date ?? Date.now()).toISOString()
}

/** Returns a time after all writes so far and before all later ones. The stream's times are whole seconds. */
async function endOfCopy(configuration: object, TableName: string): Promise<string> {
  const end = await databaseTime(configuration, TableName)
  while ((await databaseTime(configuration, TableName)) <= end) await wait(200)
  return end
}

/** Copies the restored tables. The audit trail is first: its lost entries show whose erasure is to be repeated. */
async function copyTables(
  client: DynamoDBClient,
  { tables, time, segments, act }: RestoreRequest,
  own: Own,
  journal: Journal,
): Promise<void> {
  const noting = (notesOf: (item: Item, by: Item | undefined) => ReturnType<typeof lostRecord>) => ({
    replaces: async (item: Item, by: Item | undefined) => {
      for (const [kind, id] of notesOf(item, by)) await journal.note(kind, id)
    },
  })
  const shared = { keys: ['pk', 'sk'], segments, act }
  const never: TableCopy['stays'] = async () => false
  await copyTable(client, {
    ...shared,
    from: tables.audit,
    to: own.audit,
    stays: never,
    ...noting(item => (String(item.at) > time ? lostEntry(item) : [])),
  })
  await copyTable(client, {
    ...shared,
    from: tables.records,
    to: own.records,
    stays: async (item, isInSource) => {
      const stays = await outlastsRestore(item, isInSource)
      const event = stays ? keptEvent(item) : undefined
      if (event !== undefined) await journal.note('kept-event', event)
      return stays
    },
    ...noting((item, by) => lostRecord(item, by, time)),
  })
  await copyTable(client, {
    ...shared,
    from: tables.answers,
    to: own.answers,
    keys: ['id'],
    stays: never,
    ...noting(() => []),
  })
}

function dependencies({ configuration, resources }: Deployment, own: Own, certificateQuota: number) {
  const client = documentClientOf(new DynamoDBClient(configuration))
  const s3 = new S3Client({ ...configuration, forcePathStyle: 'endpoint' in configuration })
  const sfn = new SFNClient(configuration)
  const { auditDays, inboxBucketName: inbox, vaultBucketName: vault } = resources
  return {
    client,
    tableName: own.records,
    certificateQuota,
    records: dynamodbRecords({
      client,
      tableName: own.records,
      auditTableName: own.audit,
      certificateQuota,
      auditDays,
    }),
    leftovers: dynamodbLeftovers(client, own.records),
    mailRecords: dynamodbMail(client, own.records),
    personalData: kmsEncryption(new KMSClient(configuration), resources.dataKeyArn, 'applicationId'),
    files: s3DocumentFiles(s3, { inbox, vault }),
    vault: s3Vault(s3, vault),
    chains: auditChains(client, { tableName: own.records, auditTableName: own.audit }),
    workflow: stepFunctionsWorkflow(sfn, {
      application: resources.applicationStateMachineArn,
      deadline: resources.deadlineStateMachineArn,
      calendar: resources.calendarStateMachineArn,
    }),
    executions: stepFunctionsExecutions(sfn, resources.applicationStateMachineArn),
    runs: stepFunctionsRuns(sfn, resources.applicationStateMachineArn),
    watches: stepFunctionsRuns(sfn, resources.deadlineStateMachineArn),
    backOff: jitteredBackOff,
    clock: systemClock,
    newId: randomId,
  }
}

/** The stage's quota, from the environment of a function. */
async function quotaOf(lambda: LambdaClient, { resources }: Deployment): Promise<number> {
  const found = await functionsOfStack(lambda, resources.followApplicationsName)
  const quotas = found.flatMap(({ Environment }) => Environment?.Variables?.CERTIFICATE_QUOTA ?? [])
  return Number(quotas[0] ?? stageDefaults.certificateQuota)
}

/**
 * Replaces a stage's records by those of restored tables, and makes files, executions and places agree with them. Each step may be
 * stopped anywhere. A repetition continues. After the end, a repetition changes nothing that is in order.
 */
export async function restore(
  deployment: Deployment,
  request: RestoreRequest,
  say: (step: string) => void,
): Promise<Notes> {
  const { configuration, resources } = deployment
  const { act, segments, time, tables } = request
  const own: Own = {
    records: resources.tableName,
    audit: resources.auditTableName,
    answers: resources.idempotencyTableName,
  }
  const raw = new DynamoDBClient(configuration)
  const lambda = new LambdaClient(configuration)
  await assertRestored(raw, request, own)
  const certificateQuota = await quotaOf(lambda, deployment)
  // A run that changes nothing examines the restored tables themselves.
  const deps = dependencies(deployment, act ? own : tables, certificateQuota)
  const journal = act ? storedJournal(deps.client, own.records, time) : passingJournal()
  const intake = lambdaIntake(lambda, resources)
  for (const accountId of request.erased) await journal.note('erasure-to-repeat', accountId)

  let progress: Progress = (await journal.progress()) ?? {
    phase: 'CLOSED',
    closed: act ? await intake.survey() : { functions: {}, mappings: [] },
  }
  const advance = async (next: Partial<Progress>) => {
    progress = { ...progress, ...next }
    await journal.setProgress(progress)
  }

  if (progress.phase === 'CLOSED') {
    await advance({})
    if (act) {
      say('Closing the intake')
      await intake.close(progress.closed)
    }
    say('Copying the restored tables')
    await copyTables(raw, request, own, journal)
    await advance({ phase: 'ADOPTED', adoptedAt: act ? await endOfCopy(configuration, own.records) : time })
  }

  const { adoptedAt = time } = progress
  // Executions are not signalled yet, because their steps are stopped. The reconciler repeats the signals.
  if (act) await intake.publishSince(adoptedAt)
  const all = { ...deps, journal, time, act, adoptedAt }
  if (progress.phase === 'ADOPTED') {
    if (act) {
      await raiseEventSequences(all)
      say('Repeating erasures')
      await repeatErasures(all, { accountId: operator.id, roles: ['operator'] })
    }
    say('Removing unknown files from the vault')
    await removeUnknownFiles(all)
    await advance({ phase: 'RECONCILED' })
  }

  say('Examining applications, files and places')
  await forEach(applicationIds(all, segments), async applicationId => {
    const record = await all.records.listed(applicationId)
    if (record === undefined) return
    if (!isReadable(record)) return await journal.note('unreadable-application', applicationId)
    await checkStanding(all, record.application)
    await ensurePlace(all, record.application)
    await settleMissingFiles(all, record)
  })
  if (act) await removeReplacedFiles(all)
  await forEach(accountIds(all, segments), accountId => checkAccount(all, accountId))
  say('Verifying the audit chains')
  const rules = { digest: digestOfText, now: systemClock(), auditDays: resources.auditDays }
  for (const { accountId, sequence } of (await verifyAudit(all.chains, all.chains.accounts(), rules))
    .broken) {
    await journal.note('broken-chain', `${accountId}#${sequence}`)
  }

  if (act) {
    say('Starting executions')
    await intake.openWorkers(progress.closed, adoptedAt)
    await stopStrayExecutions(all)
    await forEach(applicationIds(all, segments), async applicationId => {
      if (!isReadable(await all.records.listed(applicationId))) return
      await ensureWatch(all, applicationId, operator)
      await ensureExecution(all, applicationId, operator)
    })
  }
  await forEach(certificates(all, segments), found => releaseStrayPlaces(all, found))
  if (act) {
    say('Opening the intake')
    await intake.openApi(progress.closed)
    await advance({ phase: 'OPEN' })
  }
  return journal.notes()
}
