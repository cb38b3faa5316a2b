import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { beforeAll, expect, test } from '@jest/globals'
import { certificateKey } from '../../lambdas/adapters/dynamodb/certificate-item.ts'
import { contentPartition } from '../../lambdas/adapters/dynamodb/content-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { tapEvents } from './event-tap.ts'
import { deliver, redeliver, uploadedEvent } from './redelivery.ts'
import { itemsOf, stored, storedApplication } from './stored.ts'
import { filesOf } from './vault.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  reaches,
  readApplication,
  refusal,
  reviewer,
  specimen,
  stack,
  submitted,
  upload,
} from './world.ts'

const { tableName } = stack.resources
const body = { reason: 'the holder asked for it' }
const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

let tap: Awaited<ReturnType<typeof tapEvents>>
let clerk: Person
beforeAll(async () => {
  ;[tap, clerk] = await Promise.all([tapEvents('erasure'), operator()])
})

const erase = (accountId: string) => clerk.api.call('eraseAccount', { path: { accountId }, body })

const executionOf = async (applicationId: string) => {
  const machine = stack.resources.applicationStateMachineArn.replace(':stateMachine:', ':execution:')
  const { status } = await sfn.send(
    new DescribeExecutionCommand({ executionArn: `${machine}:${applicationId}` }),
  )
  return status
}

test('an erasure removes a rejected and an open application’s content, ends the workflow, and is done once', async () => {
  const [owner, judge] = await Promise.all([applicant(), reviewer()])
  const { accountId, applicationId: rejected } = await submitted(owner)
  await decide(judge, rejected, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
  await reaches(owner, rejected, 'REJECTED')
  const { applicationId: open } = await submitted(owner)
  await eventually(
    () => storedApplication(open),
    item => item?.waiting?.for === 'DECISION',
  )
  const items = (await Promise.all([rejected, open].map(id => stored(id, accountId)))).flatMap(
    ({ application }) => application,
  )
  const entered = items.flatMap(item => Object.values((item.entered ?? {}) as Record<string, string>))
  const places = items.flatMap(item =>
    item.entered === undefined ? [] : [String(item.entered.certificateHash)],
  )
  const contents = items.flatMap(({ contentHash }) =>
    contentHash === undefined ? [] : [String(contentHash)],
  )
  expect([places.length, contents.length]).toEqual([2, 4])

  const receipt = await erase(accountId)
  expect(receipt.applications.map(({ status, documents }) => [status, documents])).toEqual([
    ['WITHDRAWN', 2],
    ['REJECTED', 2],
  ])
  for (const applicationId of [rejected, open]) {
    expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
  }
  await eventually(
    () => executionOf(open),
    status => status === 'SUCCEEDED',
  )
  const left = await eventually(
    async () => (await Promise.all([rejected, open].map(id => stored(id, accountId)))).flat(),
    all => all.every(({ application }) => application.every(item => item.waiting === undefined)),
  )
  const text = JSON.stringify(left.map(({ application, account }) => ({ application, account })))
  for (const value of [...entered, ...contents]) expect(text).not.toContain(value)
  for (const hash of places) expect(await itemsOf(tableName, certificateKey(hash).pk)).toEqual([])
  for (const hash of contents) {
    const holders = await itemsOf(tableName, contentPartition(hash))
    expect(holders.map(item => item.accountId)).not.toContain(accountId)
  }
  await eventually(
    () => tap.received(),
    events => events.some(event => event.name === 'account.erased' && event.accountId === accountId),
  )

  const before = await stored(open, accountId)
  const again = await erase(accountId)
  expect(again.erasedAt).toBe(receipt.erasedAt)
  expect(again.applications.map(({ workflow: _, ...rest }) => rest)).toEqual(
    receipt.applications.map(({ workflow: _, ...rest }) => rest),
  )
  expect(again.applications.map(({ workflow }) => workflow)).toEqual(['ENDED', 'ENDED'])
  expect(await stored(open, accountId)).toEqual(before)
  await redeliver(open)
  expect(await filesOf(open)).toEqual({ vault: [], inbox: [] })
}, 180_000)

test('an erasure during a running validation leaves no file version, and its receipt is true', async () => {
  const race = async (status: 'AWAITING_UPLOAD' | 'VALIDATING') => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    await upload(owner, applicationId, await specimen('DATA_PAGE'))
    await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) => status === 'AWAITING_UPLOAD' || documents[0]?.status !== 'AWAITING_UPLOAD',
    )
    const receipt = await erase(accountId)
    if (receipt.applications[0]?.imagesErasedAt !== undefined) {
      expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
    }
    await eventually(
      () => erase(accountId),
      ({ applications }) => applications[0]?.imagesErasedAt !== undefined,
    )
    expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
    await deliver('events/validate-document', uploadedEvent(applicationId, await documentIn(applicationId)))
    expect(await filesOf(applicationId)).toEqual({ vault: [], inbox: [] })
  }
  const documentIn = async (applicationId: string) => {
    const items = await itemsOf(tableName, `APPLICATION#${applicationId}`)
    return String(items.find(item => String(item.sk).startsWith('DOCUMENT#'))?.documentId)
  }
  const meetings = Array.from({ length: 3 }, () => ['AWAITING_UPLOAD', 'VALIDATING'] as const).flat()
  await Promise.all(meetings.map(race))
}, 180_000)

test('an authentication ends with an erasure, and its holder may authenticate anew with the same number', async () => {
  const [owner, judge] = await Promise.all([applicant(), reviewer()])
  const number = newPassportNumber()
  const first = await submitted(owner, number)
  await decide(judge, first.applicationId, approval)
  await reaches(owner, first.applicationId, 'APPROVED')
  const { accountId } = first
  await erase(accountId)
  const seen = await clerk.api.call('getAccountAsOperator', { path: { accountId } })
  expect(seen).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED', registrationRegion: null })
  expect(await owner.api.call('getAccount')).toMatchObject({ eligibility: { eligible: true } })
  const second = await submitted(owner, number)
  await decide(judge, second.applicationId, approval)
  await reaches(owner, second.applicationId, 'APPROVED')
}, 180_000)

test('only an operator can erase, only existing accounts, and only with a reason', async () => {
  const owner = await applicant()
  const { accountId } = await owner.api.call('getAccount')
  const path = (id: string) => `/v1/accounts/${id}/erasure`
  const post = async ({ api }: Person, id: string, sent: unknown) =>
    refusal(await api.request('POST', path(id), { body: sent }))
  expect(await post(owner, accountId, body)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  expect(await post(clerk, 'nobody', body)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  const withoutReason = await post(clerk, accountId, { reason: ' ' })
  expect(withoutReason).toMatchObject({ code: 'INVALID_FIELD', pointers: ['/reason'] })
})
