import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { toAccountItem } from '../../../lambdas/adapters/dynamodb/account-item.ts'
import { toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import { auditHeadKey, toAuditHeadItem } from '../../../lambdas/adapters/dynamodb/audit-item.ts'
import { type FirstReads, firstReads } from '../../../lambdas/adapters/dynamodb/first-reads.ts'
import { sampleAccount, sampleApplication, sampleAudit } from '../../support/samples.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const application = sampleApplication()
const { applicationId, accountId } = application
const account = sampleAccount({ accountId })
const overtaken = new TransactionCanceledException({
  $metadata: {},
  message: 'cancelled',
  CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
})
const change = { audit: sampleAudit(accountId) }

/** A table in which the chain has `sequence` entries. A transaction that expects another end is refused. */
function table(reads: FirstReads, { sequence = 7 }: { sequence?: number } = {}) {
  const chain = { sequence }
  const { client, calls } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
    ({ command, input }) => {
      if (command === 'QueryCommand') return { Items: [toApplicationItem(application)] }
      if (command === 'GetCommand') {
        const { Key } = input as { Key: { sk: string } }
        return Key.sk === auditHeadKey(accountId).sk
          ? { Item: toAuditHeadItem(accountId, { ...chain, hash: `hash ${chain.sequence}`, at: 'then' }) }
          : { Item: toAccountItem(account) }
      }
      const { TransactItems } = input as {
        TransactItems: { Update?: { ExpressionAttributeValues: object } }[]
      }
      const expected = TransactItems.flatMap(({ Update }) => Update?.ExpressionAttributeValues ?? [])[0]
      if (!JSON.stringify(expected).includes(`"hash ${chain.sequence}"`)) return Promise.reject(overtaken)
      chain.sequence += 1
      return {}
    },
  )
  const tables = { client, tableName: 't', auditTableName: 'a', certificateQuota: 3, auditDays: 1 }
  const { performing, presenting } = firstReads(tables, reads)
  return { performing: performing.records, presenting: presenting.records, calls, chain }
}

const commandsOf = (calls: readonly { command: string }[]) => calls.map(({ command }) => command).sort()

describe('the first reads of a request', () => {
  const own = { applicationId, accountId, chainOf: { accountId } }

  test('begin at once, before the use case requests them', () => {
    const { calls } = table(own)
    expect(commandsOf(calls)).toEqual(['GetCommand', 'GetCommand', 'QueryCommand'])
  })

  test('are each used once; a second decision reads afresh', async () => {
    const { performing, calls } = table(own)
    expect((await performing.application(applicationId))?.application).toEqual(application)
    expect(await performing.account(accountId)).toEqual(account)
    expect(calls).toHaveLength(3)
    await performing.application(applicationId)
    await performing.account(accountId)
    expect(calls).toHaveLength(5)
  })

  test('answer for no other id', async () => {
    const { performing, calls } = table(own)
    await performing.application('another')
    await performing.account('another')
    expect(calls).toHaveLength(5)
  })

  test('are not used to present', async () => {
    const { presenting, calls } = table(own)
    await presenting.application(applicationId)
    expect(calls).toHaveLength(4)
  })

  test('that fail are an error where they are used, and nowhere else', async () => {
    const { client } = stubbed(
      DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
      () => Promise.reject(new Error('unreachable')),
    )
    const tables = { client, tableName: 't', auditTableName: 'a', certificateQuota: 3, auditDays: 1 }
    const { records } = firstReads(tables, own).performing
    await new Promise(resolve => setImmediate(resolve))
    await expect(records.application(applicationId)).rejects.toThrow('unreachable')
    await expect(records.commit(change)).rejects.toThrow('unreachable')
  })
})

describe('the end of an audit chain that was read ahead', () => {
  test.each([
    ['of the account', { chainOf: { accountId } }],
    ['of the application’s account', { applicationId, chainOf: 'APPLICATION' }],
  ] as const)('%s is not read again by the commit', async (_whose, reads) => {
    const { performing, calls } = table(reads)
    expect(await performing.commit(change)).toBe('COMMITTED')
    expect(calls.filter(({ command }) => command === 'GetCommand')).toHaveLength(1)
  })

  test('that has changed since causes a retry, and the entry follows the new end', async () => {
    const { performing, calls, chain } = table({ chainOf: { accountId } })
    await new Promise(resolve => setImmediate(resolve))
    chain.sequence += 1
    expect(await performing.commit(change)).toBe('COMMITTED')
    expect(commandsOf(calls)).toEqual([
      'GetCommand',
      'GetCommand',
      'TransactWriteCommand',
      'TransactWriteCommand',
    ])
    expect(JSON.stringify(calls.at(-1)?.input)).toContain('"sequence":9')
  })

  test('of another account is not used', async () => {
    const { performing, calls } = table({ chainOf: { accountId: 'another' } })
    expect(await performing.commit(change)).toBe('COMMITTED')
    expect(calls.filter(({ command }) => command === 'GetCommand')).toHaveLength(2)
  })

  test('is known after a commit, also to present', async () => {
    const { performing, presenting, calls, chain } = table({ chainOf: { accountId } })
    await performing.commit(change)
    const written = calls.at(-1)?.input as {
      TransactItems: { Update?: { ExpressionAttributeValues: object } }[]
    }
    const values = written.TransactItems[0]?.Update?.ExpressionAttributeValues as Record<string, string>
    // The stub's chain ends have other hashes than the adapter expects after its own write.
    expect(values[':sequence']).toBe(chain.sequence)
    await presenting.commit(change)
    const next = calls.filter(({ command }) => command === 'TransactWriteCommand')[1]?.input
    expect(JSON.stringify(next)).toContain(`"${values[':hash']}"`)
    expect(calls.slice(0, 3).filter(({ command }) => command === 'GetCommand')).toHaveLength(1)
  })
})
