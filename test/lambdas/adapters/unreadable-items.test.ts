import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { applicationStateOf, toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import { toDocumentItem } from '../../../lambdas/adapters/dynamodb/document-item.ts'
import { storedChangeOf } from '../../../lambdas/adapters/dynamodb/stored-change.ts'
import { unreadableItems } from '../../../lambdas/adapters/dynamodb/unreadable-items.ts'
import { applicationIn, examinedDocument } from '../../support/samples.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

type Item = Record<string, unknown>

interface Update {
  readonly Key: Item
  readonly UpdateExpression: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues: Item
}

/** The item after `SET … REMOVE …`. Fails if a name or value is unused, like DynamoDB. */
function updated(item: Item, { UpdateExpression, ExpressionAttributeNames: names, ...update }: Update): Item {
  const [set = '', remove = ''] = UpdateExpression.replace(/^SET /, '').split(' REMOVE ')
  const pairs = set.split(', ').map(pair => pair.split(' = '))
  const removed = remove === '' ? [] : remove.split(', ')
  const values = update.ExpressionAttributeValues
  expect(pairs.map(([, value = '']) => value).sort()).toEqual(Object.keys(values).sort())
  expect([...pairs.map(([name = '']) => name), ...removed].sort()).toEqual(Object.keys(names).sort())
  const kept = Object.entries(item).filter(([name]) => !removed.some(each => names[each] === name))
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(pairs.map(([name = '', value = '']) => [names[name], values[value]])),
  }
}

const at = '2026-11-24T02:00:00.000Z'
const applicationId = 'id-1'
const application = toApplicationItem(applicationIn('OPEN_REVIEW', { applicationId }))
const document = toDocumentItem(examinedDocument({ applicationId }))

async function blanked(items: readonly Item[]) {
  const { client, calls } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
  )
  const of = (isReading: boolean) => async () =>
    items.filter(({ sk }) => String(sk).startsWith('EVIDENCE#') === isReading)
  await unreadableItems(client, 'table', of(false), of(true)).blank(applicationId, at)
  const updates = calls.map(({ input }) => input as Update)
  return updates.map(update => {
    const item = items.find(({ sk }) => sk === update.Key.sk) ?? {}
    return updated(item, update)
  })
}

describe('the items of an application that is erased by its keys', () => {
  test('keep the attributes of lists and the waiting task; the application’s item is written last', async () => {
    const waiting = { for: 'DECISION', attempt: 2, token: 'token' }
    const items = await blanked([{ ...application, waiting, note: { of: 'any shape' } }, document])
    const [first, last] = items
    expect(Object.keys(first ?? {}).sort()).toEqual(['applicationId', 'pk', 'sk'])
    expect(Object.keys(last ?? {}).sort()).toEqual([
      'accountId',
      'applicationId',
      'blankedAt',
      'byAccountPk',
      'byAccountSk',
      'pk',
      'signal',
      'signalPk',
      'signalSk',
      'sk',
      'waiting',
    ])
    expect(applicationStateOf(last ?? {})).toEqual({
      applicationId,
      waiting,
      signal: { kind: 'WITHDRAWN', attempt: 2, at },
    })
  })

  test.each([
    ['an unknown shape', { for: 'NOBODY', name: 'LI SPECIMEN' }],
    ['no object', 'LI SPECIMEN'],
  ])('lose the waiting task if it is %s, so that consumers can read the rest', async (_what, waiting) => {
    const items = await blanked([
      { ...application, waiting },
      { ...document, supersededAt: 7 },
    ])
    expect(JSON.stringify(items)).not.toMatch(/SPECIMEN|signalSk/)
    for (const item of items) expect(() => storedChangeOf({ created: false, item })).not.toThrow()
  })

  test('are the same after a repetition', async () => {
    const once = await blanked([application, document])
    expect(await blanked(once)).toEqual(once)
  })
})
