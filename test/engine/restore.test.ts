import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { certificateKey } from '../../lambdas/adapters/dynamodb/certificate-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { inInstance } from '../../local/project.ts'
import { type RestoredTables, restoreTables } from '../../local/restored-tables.ts'
import { lambdaIntake } from '../../ops/restore/intake.ts'
import type { NoteKind } from '../../ops/restore/journal.ts'
import { brokenRules } from '../support/invariants.ts'
import { ops } from '../support/ops-command.ts'
import { whereItBelongs } from '../support/where-it-belongs.ts'
import { tapEvents } from './event-tap.ts'
import { lambda } from './functions.ts'
import { here } from './ops-command.ts'
import { database, itemsOf, storedApplication } from './stored.ts'
import { storedFacts } from './stored-facts.ts'
import { filesOf, removeFile } from './vault.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  fill,
  filled,
  newPassportNumber,
  operator,
  type Person,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  stack,
  submit,
  submitted,
} from './world.ts'

const { tableName, auditTableName, applicationStateMachineArn } = stack.resources
const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))
const reportFile = inInstance('test', 'restore.json')

let restored: RestoredTables | undefined
afterAll(async () => {
  await restored?.remove()
  // A failed run must not leave the stage closed to other tests.
  const intake = lambdaIntake(lambda, stack.resources)
  const closed = await intake.survey()
  await intake.openWorkers(closed, new Date().toISOString())
  await intake.openApi(closed)
})

async function wipe(TableName: string, partition: string): Promise<void> {
  for (const { pk, sk } of await itemsOf(TableName, partition)) {
    await database.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
  }
}

/** The key of the places at the number of an application. */
async function placesOf(applicationId: string) {
  const { entered } = (await storedApplication(applicationId)) ?? {}
  return certificateKey(entered.certificateHash)
}

const stop = (name: string) =>
  sfn.send(
    new StopExecutionCommand({
      executionArn: `${applicationStateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`,
    }),
  )

/** Waits until the execution waits for the next event of the application. */
const agrees = (applicationId: string) =>
  eventually(
    async () => (await storedApplication(applicationId)) ?? {},
    ({ status, attempt, waiting, signal, parked }) => {
      const belongs = whereItBelongs(status, attempt)
      if (parked !== undefined || signal !== undefined) return false
      return waiting?.for === belongs.waitsFor && waiting?.attempt === belongs.attempt
    },
  )

const restoreStage = ({ time, tables }: RestoredTables, ...more: string[]) =>
  ops(
    ...['restore', '--time', time, '--table', tables.records, '--audit-table', tables.audit],
    ...['--idempotency-table', tables.answers, '--json', reportFile, ...more, ...here],
  )

const notesOf = (): Readonly<Partial<Record<NoteKind, readonly string[]>>> =>
  JSON.parse(readFileSync(reportFile, 'utf8')).notes

let judge: Person
let clerk: Person
beforeAll(async () => {
  ;[judge, clerk] = await Promise.all([reviewer(), operator()])
})

test('a stage whose records and executions are lost is moved onto restored tables, and every rule holds', async () => {
  const tap = await tapEvents('restore')
  const people = await Promise.all(Array.from({ length: 7 }, () => applicant()))
  const [ann, ben, cem, dia, eva, fay, gus] = people as [
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
  ]
  const [draft, review, approved, retry, erased, claimed] = await Promise.all([
    filled(ann),
    submitted(ben),
    submitted(cem),
    submitted(dia),
    submitted(eva),
    submitted(gus),
  ])
  await decide(judge, approved.applicationId, approval)
  await decide(judge, retry.applicationId, retryForGlare)
  await reaches(cem, approved.applicationId, 'APPROVED')
  await reaches(dia, retry.applicationId, 'RETRY_REQUESTED')
  await judge.api.call('claimReview', { path: { applicationId: claimed.applicationId } })
  const all = [draft, review, approved, retry, erased, claimed]
  for (const { applicationId } of [draft, review, retry, erased, claimed]) await agrees(applicationId)
  const told = async () =>
    (await tap.received()).filter(each => each.applicationId === approved.applicationId)
  const toldBefore = (await eventually(told, events => events.length >= 3)).length

  restored = await restoreTables(database, stack.resources)
  // The restored tables may be a moment apart: one place is missing, and another one is of nobody.
  const copy = restored.tables.records
  await database.send(new DeleteCommand({ TableName: copy, Key: await placesOf(review.applicationId) }))
  const stranger = randomUUID()
  const stray = { ...(await placesOf(retry.applicationId)), accountIds: new Set([stranger]) }
  await database.send(new PutCommand({ TableName: copy, Item: stray }))
  const lost = await filled(fay)
  await clerk.api.call('eraseAccount', { path: { accountId: erased.accountId }, body: { reason: 'asked' } })
  await fill(dia, retry, ['DATA_PAGE'])
  await ann.api.call('withdrawApplication', { path: { applicationId: draft.applicationId } })
  for (const { applicationId, accountId } of [review, approved]) {
    await wipe(tableName, `APPLICATION#${applicationId}`)
    await wipe(tableName, `ACCOUNT#${accountId}`)
    await wipe(auditTableName, `ACCOUNT#${accountId}`)
  }
  await stop(review.applicationId)
  await removeFile(claimed.applicationId)

  expect(await restoreStage(restored)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing was changed.'),
  })
  expect(notesOf()).toMatchObject({ 'lost-application': [lost.applicationId] })
  expect(await storedApplication(review.applicationId)).toBeUndefined()

  // Its exit code is also about records that other tests have damaged.
  const whole = `The stage has the records of ${restored.time} again.`
  const acted = await restoreStage(restored, '--yes')
  expect(acted.out + acted.err).toContain(whole)
  const notes = notesOf()
  expect(notes).toMatchObject({
    'lost-application': [lost.applicationId],
    'erased-again': [erased.accountId],
    'repaired-place': expect.arrayContaining([review.applicationId]),
    'released-place': expect.arrayContaining([stranger]),
    'removed-file': expect.arrayContaining([expect.stringContaining(lost.applicationId)]),
    'reopened-upload': expect.arrayContaining([
      expect.stringContaining(retry.applicationId),
      expect.stringContaining(claimed.applicationId),
    ]),
  })
  expect(notes['rolled-back-application']).toEqual(expect.arrayContaining([draft.applicationId]))
  expect(notes['started-execution']).toEqual(
    expect.arrayContaining([draft.applicationId, review.applicationId]),
  )

  const open = [draft, review, retry, claimed]
  for (const { applicationId } of open) await agrees(applicationId)
  const facts = () =>
    storedFacts(
      all.map(({ accountId }) => accountId),
      all.map(({ applicationId }) => applicationId),
    )
  const restoredFacts = await facts()
  expect(brokenRules(restoredFacts)).toEqual([])
  expect(
    open.map(({ applicationId }) => restoredFacts.stored.applications.get(applicationId)?.status),
  ).toEqual(['DRAFT', 'IN_REVIEW', 'RETRY_REQUESTED', 'RETRY_REQUESTED'])
  await eventually(tap.received, events =>
    events.some(
      ({ name, applicationId }) =>
        name === 'application.retry_requested' && applicationId === claimed.applicationId,
    ),
  )
  expect(await filesOf(lost.applicationId)).toEqual({ vault: [], inbox: [] })
  expect(restoredFacts.stored.applications.get(erased.applicationId)).not.toHaveProperty('entered')
  expect((await filesOf(erased.applicationId)).vault).toEqual([])

  expect((await restoreStage(restored, '--yes')).out).toContain(whole)
  expect(await facts()).toEqual(restoredFacts)

  await submit(ann, draft.applicationId, newPassportNumber())
  await fill(dia, await readApplication(dia, retry.applicationId), ['DATA_PAGE'])
  await decide(judge, review.applicationId, approval)
  await reaches(ann, draft.applicationId, 'IN_REVIEW')
  await reaches(ben, review.applicationId, 'APPROVED')
  expect(await told()).toHaveLength(toldBefore)
}, 300_000)
