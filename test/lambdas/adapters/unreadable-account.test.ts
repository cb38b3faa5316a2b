import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { fromAccountItem, toAccountItem } from '../../../lambdas/adapters/dynamodb/account-item.ts'
import { unreadableAccount } from '../../../lambdas/adapters/dynamodb/unreadable-account.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { sampleAccount } from '../../support/samples.ts'
import { named, stubbed } from '../../support/stubbed-aws.ts'

const at = '2026-11-24T02:00:00.000Z'

function over(Item: Record<string, unknown> | undefined, write: () => object | Promise<object> = () => ({})) {
  const { client, calls } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
    ({ command }) => (command === 'GetCommand' ? { Item } : write()),
  )
  return { ...unreadableAccount(client, 'table'), calls }
}

let lines: string[]
beforeEach(() => {
  lines = catchLogLines()
})
afterEach(() => {
  jest.restoreAllMocks()
})

describe('the readable rest of an account', () => {
  const account = sampleAccount({ currentApplicationId: 'id-1', partnerProgram: false, version: 7 })
  const item = toAccountItem(account)

  test('is undefined for a readable or missing account, and nothing is logged', async () => {
    expect(await over(item).remainsOfAccount(account.accountId, at)).toBeUndefined()
    expect(await over(undefined).remainsOfAccount(account.accountId, at)).toBeUndefined()
    expect(lines).toEqual([])
  })

  test.each([
    ['a fact', { registrationRegion: { name: 'Mustermann' } }],
    ['the status', { authenticationStatus: 'Mustermann' }],
    ['the partner status', { partnerProgram: 'Mustermann' }],
    ['the version', { version: 'Mustermann' }],
    ['the id', { accountId: 1 }],
  ])('omits %s if it cannot be read; the key of the item is logged', async (_what, spoiled) => {
    const { remainsOfAccount } = over({ ...item, ...spoiled })
    const remains = await remainsOfAccount(account.accountId, at)
    expect(remains).toMatchObject({
      accountId: account.accountId,
      currentApplicationId: 'id-1',
      updatedAt: at,
    })
    expect(remains?.partnerProgram).toBe('partnerProgram' in spoiled)
    expect(remains?.version).toBe('version' in spoiled ? 1 : 8)
    expect(fromAccountItem(remains)).toEqual(remains)
    expect(lines.join('')).toContain(`ACCOUNT#${account.accountId} ACCOUNT`)
    expect(lines.join('') + JSON.stringify(remains)).not.toContain('Mustermann')
  })

  test('replaces the account once: a later caller finds the repaired account', async () => {
    const { mendAccount, calls } = over(item, () => Promise.reject(named('ConditionalCheckFailedException')))
    await mendAccount(account)
    expect(calls.map(({ command }) => command)).toEqual(['PutCommand'])
    const failure = new Error('unreachable')
    await expect(over(item, () => Promise.reject(failure)).mendAccount(account)).rejects.toBe(failure)
  })
})
