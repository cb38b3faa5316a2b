import { randomInt } from 'node:crypto'
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { calendarKey } from '../../lambdas/adapters/dynamodb/calendar-item.ts'
import { certificateKey } from '../../lambdas/adapters/dynamodb/certificate-item.ts'
import { contentPartition } from '../../lambdas/adapters/dynamodb/content-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { database, itemsOf, stored, storedApplication } from './stored.ts'
import { filesOf } from './vault.ts'
import {
  applicant,
  eventually,
  filled,
  newPassportNumber,
  operator,
  type Person,
  readApplication,
  refusal,
  reviewer,
  stack,
  submit,
  submitted,
} from './world.ts'

const { tableName: TableName, applicationStateMachineArn } = stack.resources
const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

/** Makes an item unreadable. */
const spoil = (pk: string, sk: string, attribute: string) =>
  database.send(
    new UpdateCommand({
      TableName,
      Key: { pk, sk },
      UpdateExpression: 'SET #attribute = :spoiled',
      ExpressionAttributeNames: { '#attribute': attribute },
      ExpressionAttributeValues: { ':spoiled': { of: 'an unheard-of shape' } },
    }),
  )

async function everyReview({ api }: Person): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = { state: 'all', limit: '2', ...(cursor === undefined ? {} : { cursor }) }
    const page = await api.call('listReviews', { query })
    ids.push(...page.items.map(({ applicationId }) => applicationId))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return ids
}

test('an unreadable application or account stops no list, and an erasure erases it by its keys', async () => {
  const [owner, other, judge, clerk] = await Promise.all([applicant(), applicant(), reviewer(), operator()])
  const number = newPassportNumber()
  const { applicationId, accountId } = await submitted(owner, number)
  const readable = (await submitted(other)).applicationId
  const pk = `APPLICATION#${applicationId}`
  await eventually(
    () => storedApplication(applicationId),
    item => item?.waiting?.for === 'DECISION',
  )
  const before = (await stored(applicationId, accountId)).application
  const hash = String(before.find(({ entered }) => entered !== undefined)?.entered.certificateHash)
  const contents = before.flatMap(({ contentHash }) =>
    contentHash === undefined ? [] : [String(contentHash)],
  )
  expect(contents).toHaveLength(2)
  await spoil(pk, 'APPLICATION', 'issuingRegion')

  const ids = await everyReview(judge)
  expect(ids).toContain(readable)
  expect(ids).not.toContain(applicationId)
  expect(new Set(ids).size).toBe(ids.length)

  await spoil(`ACCOUNT#${accountId}`, 'ACCOUNT', 'registrationRegion')
  const receipt = await clerk.api.call('eraseAccount', {
    path: { accountId },
    body: { reason: 'their wish' },
  })
  expect(receipt).toMatchObject({ accountId, erasedAt: expect.any(String), applications: [] })
  expect(receipt.unreadable).toEqual([{ applicationId, erasedAt: expect.any(String) }])

  expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
  expect(await itemsOf(TableName, certificateKey(hash).pk)).toEqual([])
  for (const content of contents) {
    const holders = await itemsOf(TableName, contentPartition(content))
    expect(holders.map(item => item.accountId)).not.toContain(accountId)
  }
  const executionArn = `${applicationStateMachineArn.replace(':stateMachine:', ':execution:')}:${applicationId}`
  await eventually(
    () => sfn.send(new DescribeExecutionCommand({ executionArn })),
    ({ status }) => status === 'SUCCEEDED',
  )
  const left = await stored(applicationId, accountId)
  const stays = [
    'pk',
    'sk',
    'applicationId',
    'accountId',
    'byAccountPk',
    'byAccountSk',
    'blankedAt',
    'signalPk',
  ]
  for (const item of left.application)
    expect(Object.keys(item).filter(name => !stays.includes(name))).toEqual([])
  const account = left.account.find(({ sk }) => sk === 'ACCOUNT')
  expect(account).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED', partnerProgram: false })
  expect(JSON.stringify(left)).not.toMatch(/unheard-of|SPECIMEN/)

  const again = await clerk.api.call('eraseAccount', { path: { accountId }, body: { reason: 'once more' } })
  expect(again).toEqual(receipt)
  expect(await owner.api.call('getAccount')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
}, 180_000)

test('an unreadable calendar stops no submission, and is replaced when it is put again', async () => {
  const [owner, clerk] = await Promise.all([applicant(), operator()])
  const year = String(2900 + randomInt(100))
  const path = { year }
  const body = { off: [`${year}-01-01`], work: [] }
  await clerk.api.call('putCalendar', { path, body })
  const { pk, sk } = calendarKey(year)
  await spoil(pk, sk, 'off')
  expect(refusal(await clerk.api.request('GET', `/v1/calendars/${year}`))).toMatchObject({ status: 404 })
  const { applicationId } = await filled(owner)
  await submit(owner, applicationId, newPassportNumber())
  expect(await readApplication(owner, applicationId)).toMatchObject({ dueAt: expect.any(String) })
  const put = await clerk.api.call('putCalendar', { path, body })
  expect(put).toMatchObject({ ...body, source: 'OPERATOR' })
  expect(await clerk.api.call('getCalendar', { path })).toEqual(put)
})
