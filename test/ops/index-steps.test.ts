import { expect, test } from '@jest/globals'
import { indexChanges, parseTemplate, withIndex } from '../../ops/index-steps.ts'

const index = (name: string, ...keys: string[]) => ({
  IndexName: name,
  KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
  Projection: { ProjectionType: 'ALL' },
})
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })

const table = (indexes: ReturnType<typeof index>[], ...attributes: string[]) => ({
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'Retain',
  Properties: {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', ...attributes].map(attribute),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  },
})

const template = (Resources: object) =>
  parseTemplate(JSON.stringify({ Outputs: { A: { Value: 1 } }, Resources }))

const byAccount = index('byAccount', 'accountPk', 'accountSk')
const byHash = index('byHash', 'hashPk')
const byDay = index('byDay', 'dayPk', 'accountSk')
const queue = { Type: 'AWS::SQS::Queue', Properties: {} }

const deployed = template({
  Records: table([byAccount], 'accountPk', 'accountSk'),
  Audit: table([]),
  Queue: queue,
})
const release = template({
  Records: table([byAccount, byHash, byDay], 'accountPk', 'accountSk', 'hashPk', 'dayPk'),
  Audit: table([byHash], 'hashPk'),
  New: table([byHash, byDay], 'hashPk', 'dayPk', 'accountSk'),
})

test('each index that a deployed table lacks is one step, and a new table needs none', () => {
  const { added, deleted } = indexChanges(deployed, release)
  expect(added.map(step => [step.table, step.index.IndexName])).toEqual([
    ['Records', 'byHash'],
    ['Records', 'byDay'],
    ['Audit', 'byHash'],
  ])
  expect(deleted).toEqual([])
})

test('a step adds one index with the attributes of its key, and changes nothing else', () => {
  const { added } = indexChanges(deployed, release)
  const steps = [deployed]
  for (const addition of added) steps.push(withIndex(steps.at(-1) ?? deployed, addition))
  expect(steps[1]).toEqual({
    ...deployed,
    Resources: {
      ...deployed.Resources,
      Records: table([byAccount, byHash], 'accountPk', 'accountSk', 'hashPk'),
    },
  })
  expect(indexChanges(steps.at(-1) ?? deployed, release).added).toEqual([])
  for (const [step, before] of steps.slice(1).map((after, at) => [after, steps[at] ?? deployed] as const)) {
    expect(indexChanges(before, step).added).toHaveLength(1)
  }
})

test('an index that the release no longer has is reported', () => {
  expect(indexChanges(release, deployed).deleted).toEqual([
    { table: 'Records', index: 'byHash' },
    { table: 'Records', index: 'byDay' },
    { table: 'Audit', index: 'byHash' },
  ])
})
