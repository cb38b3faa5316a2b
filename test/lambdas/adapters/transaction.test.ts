import { describe, expect, test } from '@jest/globals'
import { appendEntry, type ChainHead } from '../../../domain/audit-chain.ts'
import { without } from '../../../domain/change.ts'
import type { Change } from '../../../domain/ports.ts'
import { queueHintNames } from '../../../domain/queue-hints.ts'
import { transactionOf } from '../../../lambdas/adapters/dynamodb/transaction.ts'
import { digestOfText } from '../../support/in-memory-services.ts'
import {
  applicationIn,
  sampleAccount,
  sampleApplication,
  sampleAudit,
  sampleDocument,
  sampleEvent,
  sampleFacts,
} from '../../support/samples.ts'

const tables = { tableName: 'table', auditTableName: 'audit', certificateQuota: 3, auditDays: 1 }
const audit = sampleAudit('erika')
const transaction = (change: Omit<Change, 'audit'>, head?: ChainHead) =>
  transactionOf({ ...change, audit }, tables, { head, digest: digestOfText })
const firstOf = (change: Omit<Change, 'audit'>) => transaction(change).items[0]

const application = sampleApplication({ accountId: 'erika' })
const key = { pk: `APPLICATION#${application.applicationId}`, sk: 'APPLICATION' }

test('a change that is counted adds to the figures in its transaction', () => {
  const counting = { factId: 'd1', day: '2026-11-24', keys: ['advised', 'advice:TOO_DARK'] }
  const { items, parts } = transactionOf(
    { counting, audit },
    { ...tables, figuresTableName: 'figures' },
    { head: undefined, digest: digestOfText },
  )
  expect(items[parts.indexOf('figures')]).toMatchObject({
    Update: {
      TableName: 'figures',
      ExpressionAttributeNames: { '#k0': 'count:advised', '#k1': 'count:advice:TOO_DARK' },
    },
  })
})

test('a change of an account removes what 0.1.0 left of an earlier authentication', () => {
  const before = sampleAccount({ accountId: 'erika' })
  const after = { ...before, partnerProgram: true, version: before.version + 1 }
  expect(firstOf({ account: { before, after } })).toMatchObject({
    Update: {
      UpdateExpression:
        'SET #partnerProgram = :partnerProgram, #version = :version REMOVE #certificate, #attentionPk, #attentionSk',
    },
  })
})

describe('the audit entry', () => {
  const begun = appendEntry(audit, undefined, digestOfText)

  test('is put once into the audit table, in every transaction, and the first one begins the account’s chain', () => {
    expect(transaction({}).items).toEqual([
      {
        Put: {
          TableName: 'table',
          Item: { pk: 'ACCOUNT#erika', sk: 'AUDIT-CHAIN', ...begun.head },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          TableName: 'audit',
          Item: {
            pk: 'ACCOUNT#erika',
            sk: 'ENTRY#0000000001',
            ...begun.entry,
            expiresAt: Date.parse(audit.at) / 1000 + 86_400,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ])
  })

  test('is appended on condition that the chain’s head is unchanged', () => {
    const next = appendEntry(audit, begun.head, digestOfText)
    const [head, entry] = transaction({}, begun.head).items
    expect(head).toMatchObject({
      Update: {
        TableName: 'table',
        Key: { pk: 'ACCOUNT#erika', sk: 'AUDIT-CHAIN' },
        ConditionExpression: '#sequence = :was_sequence AND #hash = :was_hash',
        ExpressionAttributeValues: {
          ':sequence': 2,
          ':hash': next.head.hash,
          ':was_sequence': 1,
          ':was_hash': begun.head.hash,
        },
      },
    })
    expect(entry).toMatchObject({ Put: { Item: { sk: 'ENTRY#0000000002', chain: next.entry.chain } } })
  })
})

describe('a new item', () => {
  test('is put whole, on condition that nothing is there', () => {
    expect(firstOf({ application: { after: application } })).toEqual({
      Put: {
        TableName: 'table',
        Item: {
          ...key,
          ...application,
          byAccountPk: 'erika',
          byAccountSk: `${application.createdAt}#${application.applicationId}`,
          attentionPk: expect.stringMatching(/^UNFOLLOWED#[0-3]$/),
          attentionSk: `${application.createdAt}#${application.applicationId}`,
          signalPk: expect.stringMatching(/^SIGNALS#[0-3]$/),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })
  })

  test('goes with every other part of the change into one transaction', () => {
    const { items, parts } = transaction({
      application: { after: application },
      account: { after: sampleAccount() },
      documents: [{ after: sampleDocument() }, { after: sampleDocument() }],
      certificate: { action: 'claim', hash: 'hash', accountId: 'erika' },
      events: [sampleEvent(application), sampleEvent(application, 2)],
    })
    expect(items.map((item, index) => [parts[index], Object.keys(item)[0]])).toEqual([
      ['application', 'Put'],
      ['account', 'Put'],
      ['document', 'Put'],
      ['document', 'Put'],
      ['certificate', 'Update'],
      ['event', 'Put'],
      ['event', 'Put'],
      ['audit', 'Put'],
      ['audit', 'Put'],
    ])
    expect(items[parts.indexOf('certificate')]).toMatchObject({ Update: { Key: { pk: 'CERTIFICATE#hash' } } })
  })
})

describe('a changed item', () => {
  test('is written where it differs and nowhere else, under the version and the status that were read', () => {
    const after = { ...application, overdue: true, version: 2 }
    expect(firstOf({ application: { before: application, after } })).toEqual({
      Update: {
        TableName: 'table',
        Key: key,
        UpdateExpression: 'SET #overdue = :overdue, #version = :version',
        ConditionExpression: '#version = :was_version AND #status = :was_status',
        ExpressionAttributeNames: { '#overdue': 'overdue', '#version': 'version', '#status': 'status' },
        ExpressionAttributeValues: {
          ':overdue': true,
          ':version': 2,
          ':was_version': 1,
          ':was_status': 'DRAFT',
        },
      },
    })
  })

  test('loses exactly the attributes that the new state lacks', () => {
    const before = { ...application, expiryToldFor: 1, version: 2 }
    expect(firstOf({ application: { before, after: { ...application, version: 3 } } })).toMatchObject({
      Update: { UpdateExpression: 'SET #version = :version REMOVE #expiryToldFor' },
    })
  })

  test.each([
    ['a change of its state', applicationIn('WITHDRAWN_DRAFT')],
    ['a new signal', applicationIn('WITHDRAWN_DRAFT', { signal: sampleFacts.signal })],
  ])('never changes the workflow’s waiting task: %s', (_what, changed) => {
    const waiting = { for: 'SUBMISSION', attempt: 1, token: 'token' }
    const before = { ...application, waiting }
    const after = { ...changed, applicationId: application.applicationId, waiting, version: 2 }
    const change = firstOf({ application: { before, after } })
    expect(JSON.stringify(change)).not.toContain('waiting')
  })

  test('of an account is guarded by its version alone', () => {
    const before = sampleAccount()
    const change = { account: { before, after: { ...before, partnerProgram: true, version: 2 } } }
    expect(firstOf(change)).toMatchObject({ Update: { ConditionExpression: '#version = :was_version' } })
  })

  test('of a document is guarded by its status, validation runs and reading, and by being neither superseded nor erased', () => {
    const before = sampleDocument()
    const change = { documents: [{ before, after: { ...before, status: 'VALIDATING' as const } }] }
    expect(firstOf(change)).toMatchObject({
      Update: {
        Key: { pk: `APPLICATION#${before.applicationId}`, sk: `DOCUMENT#DATA_PAGE#${before.documentId}` },
        UpdateExpression: 'SET #status = :status',
        ConditionExpression:
          '#status = :was_status AND attribute_not_exists(#supersededAt) AND attribute_not_exists(#validationRuns) AND attribute_not_exists(#evidence) AND attribute_not_exists(#erasedAt)',
      },
    })
  })
})

describe('the indexes', () => {
  const { applicationId } = application
  const review = applicationIn('OPEN_REVIEW', { applicationId, version: 2 })
  const lease = { reviewerId: 'r', expiresAt: 'later' }
  const position = `${review.deadline.dueAt}#${applicationId}`

  test('list a review from its submission, under its deadline in one of eight parts', () => {
    expect(firstOf({ application: { before: application, after: review } })).toMatchObject({
      Update: {
        ExpressionAttributeValues: {
          ':reviewQueuePk': expect.stringMatching(/^REVIEWS#[0-7]$/),
          ':reviewQueueSk': position,
        },
      },
    })
  })

  test('list it under its holder while there is a lease', () => {
    const leased = { ...review, lease, version: 3 }
    expect(firstOf({ application: { before: review, after: leased } })).toMatchObject({
      Update: { ExpressionAttributeValues: { ':leasePk': 'LEASES#r', ':leaseSk': position } },
    })
    expect(firstOf({ application: { before: leased, after: { ...review, version: 4 } } })).toMatchObject({
      Update: { UpdateExpression: 'SET #version = :version REMOVE #lease, #leasePk, #leaseSk' },
    })
  })

  test('omit it after its decision', () => {
    const after = applicationIn('DECIDED_REVIEW', { applicationId, version: 3 })
    const { Update } = firstOf({ application: { before: review, after } }) ?? {}
    expect(Update?.UpdateExpression).toMatch(/REMOVE #reviewQueuePk, #reviewQueueSk$/)
  })

  test('spread the reviews over all their parts', () => {
    const parts = Array.from({ length: 400 }, () => {
      const { Put } = firstOf({ application: { after: applicationIn('OPEN_REVIEW') } }) ?? {}
      return Put?.Item?.reviewQueuePk
    })
    expect(new Set(parts).size).toBe(8)
  })
})

describe('a certificate’s place', () => {
  const write = (action: 'claim' | 'confirm' | 'release') =>
    firstOf({ certificate: { action, hash: 'hash', accountId: 'erika' } })

  const Key = { pk: 'CERTIFICATE#hash', sk: 'CERTIFICATE' }

  test('is claimed on condition that there is room, or the account has a place', () => {
    expect(write('claim')).toEqual({
      Update: {
        TableName: 'table',
        Key,
        UpdateExpression: 'ADD accountIds :mine',
        ConditionExpression:
          'contains(accountIds, :me) OR attribute_not_exists(accountIds) OR size(accountIds) < :quota',
        ExpressionAttributeValues: { ':me': 'erika', ':mine': new Set(['erika']), ':quota': 3 },
      },
    })
  })

  test('is confirmed by a check that writes nothing', () => {
    expect(write('confirm')).toEqual({
      ConditionCheck: {
        TableName: 'table',
        Key,
        ConditionExpression: 'contains(accountIds, :me)',
        ExpressionAttributeValues: { ':me': 'erika' },
      },
    })
  })

  test('is released without a condition', () => {
    expect(write('release')).toEqual({
      Update: {
        TableName: 'table',
        Key,
        UpdateExpression: 'DELETE accountIds :mine',
        ExpressionAttributeValues: { ':mine': new Set(['erika']) },
      },
    })
  })
})

test('the bytes of a file are noted for the account without a condition: noting them again changes nothing', () => {
  expect(firstOf({ content: { hash: 'hash', accountId: 'erika' } })).toEqual({
    Put: {
      TableName: 'table',
      Item: { pk: 'CONTENT#hash', sk: 'ACCOUNT#erika', accountId: 'erika' },
    },
  })
})

describe('the facets of a review', () => {
  const review = applicationIn('OPEN_REVIEW', { accountId: 'erika', attempt: 1, hints: ['GLARE'] })
  const sk = (item: ReturnType<typeof firstOf>) => String(item?.Put?.Item?.sk ?? item?.Update?.Key?.sk)
  const facetsIn = (change: Omit<Change, 'audit'>) => {
    const { items, parts } = transaction(change)
    return items.filter((_, index) => parts[index] === 'facet')
  }

  test('are put with the review, each with the position of the review in the queue', () => {
    const items = facetsIn({ application: { after: review } })
    expect(items.map(sk)).toEqual([
      'QUEUE#TYPE#PASSPORT',
      'QUEUE#REGION#DE',
      'QUEUE#ATTEMPT#FIRST',
      'QUEUE#MARK#PROVISIONAL',
      'QUEUE#HINT#GLARE',
    ])
    expect(items[0]).toEqual({
      Put: {
        TableName: 'table',
        Item: {
          pk: `APPLICATION#${review.applicationId}`,
          sk: 'QUEUE#TYPE#PASSPORT',
          applicationId: review.applicationId,
          accountId: 'erika',
          facets: ['TYPE#PASSPORT', 'REGION#DE', 'ATTEMPT#FIRST', 'MARK#PROVISIONAL', 'HINT#GLARE'],
          reviewQueuePk: expect.stringMatching(/^TYPE#PASSPORT#[01]$/),
          reviewQueueSk: `${review.deadline.dueAt}#${review.applicationId}`,
        },
      },
    })
  })

  test('are not written with a claim', () => {
    const { lease } = sampleFacts
    expect(facetsIn({ application: { before: review, after: { ...review, lease, version: 2 } } })).toEqual([])
  })

  test('keep their keys alone after the decision, for a day', () => {
    const { recordedDecision } = sampleFacts
    const after = {
      ...without(review, 'hints', 'lease', 'proposedRejection', 'handover'),
      recordedDecision,
      version: 2,
    }
    const items = facetsIn({ application: { before: review, after } })
    expect(items).toHaveLength(5)
    expect(items[0]?.Update).toMatchObject({
      UpdateExpression:
        'SET deleteAfter = :deleteAfter REMOVE applicationId, accountId, facets, reviewQueuePk, reviewQueueSk',
      ExpressionAttributeValues: { ':deleteAfter': Date.parse(after.updatedAt) / 1000 + 86_400 },
    })
  })

  test('fit into one transaction with all hints', () => {
    const { proposedRejection } = sampleFacts
    const after = { ...review, proposedRejection, hints: [...queueHintNames] }
    expect(facetsIn({ application: { after } }).length).toBeLessThanOrEqual(25)
  })
})
