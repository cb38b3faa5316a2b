import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import type { Application } from '../../domain/application.ts'
import { without } from '../../domain/change.ts'
import type { Document } from '../../domain/documents.ts'
import { fromApplicationItem, toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { UnreadableItem } from '../../lambdas/adapters/dynamodb/stored.ts'
import { checkAccount, checkStanding } from '../../ops/restore/checks.ts'
import { passingJournal } from '../../ops/restore/journal.ts'
import { settleMissingFiles } from '../../ops/restore/missing-files.ts'
import { ensureWatch } from '../../ops/restore/open-applications.ts'
import { ensurePlace, releaseStrayPlaces } from '../../ops/restore/places.ts'
import type { Run, Runs } from '../../ops/restore/runs.ts'
import { applicationIn, examinedDocument, sampleAccount, sampleFacts } from '../support/samples.ts'
import { stubbed } from '../support/stubbed-aws.ts'
import { makeWorld, monday } from '../support/world.ts'

function worldWith(
  account: Account,
  applications: readonly Application[],
  documents: readonly Document[] = [],
) {
  const world = makeWorld()
  const stored = world.records.stored as unknown as Record<
    'accounts' | 'applications' | 'documents',
    Map<string, unknown>
  >
  stored.accounts.set(account.accountId, account)
  for (const each of applications) stored.applications.set(each.applicationId, each)
  for (const each of documents)
    stored.documents.set(`${each.applicationId}#${each.slot}#${each.documentId}`, each)
  return world
}

test('a review that lacks a file becomes a readable request for a retry, without lease and hints', async () => {
  const accountId = 'ann'
  const { lease, hints, handover, proposedRejection } = sampleFacts
  const applicationId = 'application-1'
  const document = examinedDocument({ applicationId })
  const review = applicationIn('OPEN_REVIEW', {
    ...{ accountId, applicationId, lease, hints, handover, proposedRejection },
    currentDocuments: { [document.slot]: document.documentId },
  })
  const account = sampleAccount({
    accountId,
    authenticationStatus: 'IN_REVIEW',
    currentApplicationId: applicationId,
  })
  const { deps, records } = worldWith(account, [review], [document])
  const record = await records.application(applicationId)
  if (record === undefined) throw new Error('The review is stored')
  const none = {
    async *documents() {
      // No document has files.
    },
  }
  await settleMissingFiles(
    { ...deps, vault: none, journal: passingJournal(), time: monday, act: true },
    record,
  )

  const after = records.stored.applications.get(applicationId) as Application
  expect(fromApplicationItem(toApplicationItem(after))).toMatchObject({
    status: 'RETRY_REQUESTED',
    recordedDecision: {
      outcome: 'REQUEST_RETRY',
      reasons: [{ code: 'CERTIFICATE_UNREADABLE', slot: 'DATA_PAGE' }],
    },
    reopened: { slots: ['DATA_PAGE'] },
  })
  for (const name of ['lease', 'hints', 'handover', 'proposedRejection'])
    expect(after).not.toHaveProperty(name)
})

describe('an account is reported', () => {
  const accountId = 'ann'
  const approved = applicationIn('APPROVED', { accountId, applicationId: 'old' })
  const renewed = applicationIn('APPROVED', { accountId, applicationId: 'new', purpose: 'RENEWAL' })
  const renewal = applicationIn('OPEN_REVIEW', { accountId, applicationId: 'new', purpose: 'RENEWAL' })
  const old = applicationIn('SUPERSEDED', { accountId, applicationId: 'old', supersededBy: 'new' })
  const review = applicationIn('OPEN_REVIEW', { accountId, applicationId: 'old' })
  const standing = { accountId, authenticationStatus: 'AUTHENTICATED', currentApplicationId: 'old' } as const
  const renewing = { ...standing, renewalApplicationId: 'new' }
  const reviewed = { accountId, authenticationStatus: 'IN_REVIEW', currentApplicationId: 'old' } as const

  test.each([
    ['with two standing applications, one named as the renewal', renewing, [approved, renewed], true],
    ['with two standing applications, one not named', standing, [approved, renewed], true],
    ['before a renewal that the old application knows', renewing, [old, renewal], true],
    ['that is authenticated by a review', standing, [review], true],
    ['in review whose application stands', reviewed, [approved], true],
    ['that names nothing, with a standing application', { accountId }, [approved], true],
    ['not, if it is renewing', renewing, [approved, renewal], false],
    ['not, if it is renewed', { ...standing, currentApplicationId: 'new' }, [old, renewed], false],
    ['not, if it is in review', reviewed, [review], false],
  ] as const)('%s', async (_, account, applications, isReported) => {
    const { records } = worldWith(sampleAccount(account), applications)
    const journal = passingJournal()
    for (const each of applications) await checkStanding({ records, journal }, each)
    await checkAccount({ records, journal }, accountId)
    expect((await journal.notes()).get('account-mismatch')).toEqual(isReported ? [accountId] : undefined)
  })
})

describe('a place without an application', () => {
  const release = async (answer: () => object, isReadable = true) => {
    const { records: readable } = worldWith(sampleAccount({ accountId: 'ann', version: 7 }), [])
    const account = async () => {
      throw new UnreadableItem('Stored account is not valid')
    }
    const records = isReadable ? readable : { ...readable, account }
    const { client, calls } = stubbed(
      DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
      answer,
    )
    const journal = passingJournal()
    const deps = { records, client, tableName: 'table', journal, certificateQuota: 3, act: true }
    await releaseStrayPlaces(deps, { hash: 'hash', accountIds: ['ann'] })
    return { calls, released: (await journal.notes()).get('released-place') }
  }

  test('is released only while the account has the version that was examined', async () => {
    const { calls, released } = await release(() => ({}))
    expect(calls).toMatchObject([
      {
        command: 'TransactWriteCommand',
        input: {
          TransactItems: [
            {
              ConditionCheck: {
                ConditionExpression: 'version = :version',
                ExpressionAttributeValues: { ':version': 7 },
              },
            },
            { Update: { UpdateExpression: 'DELETE accountIds :account' } },
          ],
        },
      },
    ])
    expect(released).toEqual(['ann'])
  })

  test('stays with an unreadable account', async () => {
    expect(await release(() => ({}), false)).toEqual({ calls: [], released: undefined })
  })

  test('stays with an account that has submitted an application meanwhile', async () => {
    const { released } = await release(() => {
      throw new TransactionCanceledException({ message: 'changed', $metadata: {} })
    })
    expect(released).toBeUndefined()
  })
})

describe('an application without its place', () => {
  const ensure = async (...codes: string[]) => {
    const review = applicationIn('OPEN_REVIEW', { accountId: 'ann' })
    const { records } = worldWith(sampleAccount({ accountId: 'ann' }), [review])
    const { client } = stubbed(
      DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
      () => {
        if (codes.length === 0) return {}
        const CancellationReasons = codes.map(Code => ({ Code }))
        throw new TransactionCanceledException({ message: 'cancelled', CancellationReasons, $metadata: {} })
      },
    )
    const journal = passingJournal()
    await ensurePlace(
      { records, client, tableName: 'table', journal, certificateQuota: 3, act: true },
      review,
    )
    return [...(await journal.notes()).keys()]
  }
  const failed = 'ConditionalCheckFailed'

  test.each([
    ['takes it', [], ['repaired-place']],
    ['is reported if the quota is used up', ['None', failed], ['missing-place']],
    ['is not reported if it has changed meanwhile', [failed, 'None'], []],
    ['is not reported if it has changed meanwhile and the quota is used up', [failed, failed], []],
  ])('%s', async (_, codes, notes) => {
    expect(await ensure(...codes)).toEqual(notes)
  })

  test.each([
    ['a conflict', ['None', 'TransactionConflict']],
    ['a throttled table', ['ThrottlingError', 'None']],
  ])('stops the restore on %s, so that a repetition takes it', async (_, codes) => {
    await expect(ensure(...codes)).rejects.toThrow(TransactionCanceledException)
  })
})

describe('the watch of a deadline', () => {
  const by = { role: 'operator', id: 'ops' } as const
  const adoptedAt = '2026-11-24T00:00:00.000Z'
  const before = '2026-11-23T12:00:00.000Z'
  const after = '2026-11-24T00:00:01.000Z'
  const deadline = without(sampleFacts.deadline, 'revision')
  const review = applicationIn('OPEN_REVIEW', { accountId: 'ann', applicationId: 'a1', deadline })
  const { attempt } = review
  const { dueAt, dueSoonAt } = review.deadline
  const name = `a1-${attempt}`
  const run = (startedAt: string, changed: Partial<Run> = {}): Run => ({
    isRunning: true,
    startedAt,
    input: { dueAt },
    ...changed,
  })

  /** Ensures the watch twice, over these executions. A started watch runs. */
  async function ensured(runs: Readonly<Record<string, Run>>, application: Application = review) {
    const { deps, records } = worldWith(sampleAccount({ accountId: 'ann' }), [application])
    const executions = new Map(Object.entries(runs))
    const started: unknown[] = []
    const stopped: string[] = []
    const watches: Runs = {
      async *running() {
        yield* executions.keys()
      },
      find: async key => executions.get(key),
      stop: async key => {
        stopped.push(key)
        executions.delete(key)
      },
      isAwaited: async () => false,
    }
    const journal = passingJournal()
    const workflow = {
      ...deps.workflow,
      watchDeadline: async (watch: { readonly revision?: number; readonly dueAt: string }) => {
        started.push(watch)
        // A name can't be used again.
        const key = `${name}-${watch.revision}`
        if (!executions.has(key)) executions.set(key, run(after, { input: { dueAt: watch.dueAt } }))
      },
    }
    const all = { ...deps, workflow, runs: watches, watches, journal, adoptedAt }
    for (const _ of [1, 2]) await ensureWatch(all, 'a1', by)
    const stored = (await records.application('a1'))?.application
    const noted = (await journal.notes()).get('started-watch') ?? []
    return { started, stopped, noted, revision: stored?.deadline?.revision }
  }

  const next = { applicationId: 'a1', attempt, revision: 1, dueAt, dueSoonAt }

  test.each([
    ['that is missing', {}, []],
    ['that has ended', { [name]: run(before, { isRunning: false }) }, []],
    ['for another deadline', { [name]: run(before, { input: { dueAt: after } }) }, [name]],
  ])('%s is replaced once, by that of the next revision', async (_, runs, stopped) => {
    expect(await ensured(runs)).toEqual({ started: [next], stopped, noted: ['a1'], revision: 1 })
  })

  test.each([
    ['from before the restore for the same deadline', { [name]: run(before) }],
    ['of the restored records, whatever its deadline', { [name]: run(after, { input: {} }) }],
  ])('%s stays', async (_, runs) => {
    expect(await ensured(runs)).toEqual({ started: [], stopped: [], noted: [], revision: undefined })
  })

  test('skips a revision whose name was used after the restored time', async () => {
    const used = { [`${name}-1`]: run(before, { isRunning: false }) }
    const { started, revision } = await ensured(used)
    expect([started.at(-1), revision]).toEqual([{ ...next, revision: 2 }, 2])
  })

  test.each([['DRAFT'], ['APPROVED'], ['DECIDED_REVIEW']] as const)(
    'is not started for an application in the state %s',
    async state => {
      const application = applicationIn(state, { accountId: 'ann', applicationId: 'a1' })
      expect((await ensured({}, application)).started).toEqual([])
    },
  )
})
