import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { database } from './stored.ts'
import {
  applicant,
  approval,
  newApplication,
  refusal,
  reviewer,
  specimen,
  submitted,
  uploadRequest,
} from './world.ts'

const key = (name: string) => ({ 'idempotency-key': name })

async function keptTable(): Promise<string> {
  const { TableNames = [] } = await database.send(new ListTablesCommand({}))
  const TableName = TableNames.find(name => name.includes('IdempotencyTable'))
  if (TableName === undefined) throw new Error('The stack has no idempotency table')
  return TableName
}

/** Stores a claim of a run that crashed before its commit long ago. */
async function forgetAnswerWith(text: string): Promise<void> {
  const kept = (await keptAnswers()).filter(({ answer }) => String(answer).includes(text))
  expect(kept).toHaveLength(1)
  await database.send(
    new UpdateCommand({
      TableName: await keptTable(),
      Key: { id: kept[0]?.id },
      UpdateExpression: 'SET #until = :past REMOVE #answer',
      ExpressionAttributeNames: { '#until': 'until', '#answer': 'answer' },
      ExpressionAttributeValues: { ':past': 0 },
    }),
  )
}

/** All stored answers for repeated requests, of all callers. */
async function keptAnswers() {
  const TableName = await keptTable()
  const { Items = [], LastEvaluatedKey } = await database.send(new ScanCommand({ TableName }))
  if (LastEvaluatedKey !== undefined) throw new Error('More is kept than one page shows')
  return Items
}

/** The body that starts an application with a passport. */
async function passportApplication({ api }: Awaited<ReturnType<typeof applicant>>) {
  const { consent } = await api.call('listCertificateTypes')
  return {
    certificateType: 'PASSPORT',
    issuingRegion: 'CN',
    consent: { policyVersion: consent.policyVersion },
  }
}

describe('a POST repeated with the same Idempotency-Key', () => {
  test('creates one application and answers the same', async () => {
    const owner = await applicant()
    const body = await passportApplication(owner)
    const send = (change: object = {}) =>
      owner.api.request('POST', '/v1/applications', { body: { ...body, ...change }, headers: key('first') })
    const first = await send()
    const second = await send()
    expect(first.status).toBe(201)
    expect(second).toMatchObject({ status: 201, body: first.body })
    const reused = await send({ certificateType: 'ID_CARD' })
    expect(refusal(reused)).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED', pointers: [] })
    const { items } = await owner.api.call('listApplications')
    expect(items).toHaveLength(1)
  })

  test('at the same time creates one application and answers both the same', async () => {
    const owner = await applicant()
    const body = await passportApplication(owner)
    const send = () => owner.api.request('POST', '/v1/applications', { body, headers: key('at-once') })
    const [one, other] = await Promise.all([send(), send()])
    expect(one.status).toBe(201)
    expect(other).toMatchObject({ status: 201, body: one.body })
    const { items } = await owner.api.call('listApplications')
    expect(items).toHaveLength(1)
  })

  test('takes over a request whose first run crashed, and answers the same from then on', async () => {
    const owner = await applicant()
    const body = await passportApplication(owner)
    const send = () => owner.api.request('POST', '/v1/applications', { body, headers: key('died') })
    const { applicationId } = (await send()).body as { applicationId: string }
    await owner.api.call('withdrawApplication', { path: { applicationId } })
    await forgetAnswerWith(applicationId)
    const second = await send()
    expect(second.status).toBe(201)
    expect(second.body).not.toMatchObject({ applicationId })
    expect(await send()).toMatchObject({ status: 201, body: second.body })
  })

  test("is not mistaken for another account's", async () => {
    const [one, other] = await Promise.all([applicant(), applicant()])
    const { consent } = await one.api.call('listCertificateTypes')
    const body = {
      certificateType: 'PASSPORT',
      issuingRegion: 'CN',
      consent: { policyVersion: consent.policyVersion },
    }
    const [a, b] = await Promise.all(
      [one, other].map(({ api }) =>
        api.request('POST', '/v1/applications', { body, headers: key('shared') }),
      ),
    )
    expect([a?.status, b?.status]).toEqual([201, 201])
    expect(a?.body).not.toEqual(b?.body)
  })

  test('asks for one upload and gets the same ticket', async () => {
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    const body = uploadRequest(await specimen('DATA_PAGE'))
    const send = () =>
      owner.api.request('POST', `/v1/applications/${applicationId}/documents`, {
        body,
        headers: key('upload'),
      })
    const [first, second] = [await send(), await send()]
    expect(first.status).toBe(201)
    expect(second.body).toMatchObject({ documentId: (first.body as { documentId: string }).documentId })
  })

  test('decides once; without the key, or with another, the second decision is refused', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    await judge.api.call('claimReview', { path: { applicationId } })
    const send = (headers: Record<string, string>) =>
      judge.api.request('POST', `/v1/reviews/${applicationId}/decision`, { body: approval, headers })
    const first = await send(key('decision'))
    const again = await send(key('decision'))
    expect(first.status).toBe(202)
    expect(again).toMatchObject({ status: 202, body: first.body })
    expect(refusal(await send({}))).toMatchObject({ status: 409, code: 'ALREADY_DECIDED' })
    expect(refusal(await send(key('other')))).toMatchObject({ status: 409, code: 'ALREADY_DECIDED' })
  })

  test('claims once and shows the review again, without storing its content', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    const claim = () =>
      judge.api.request('POST', `/v1/reviews/${applicationId}/claim`, { headers: key('claim') })
    const answers = [await claim(), await claim()]
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toMatch(/previewUrl.*sharpness/)
    }
    const kept = JSON.stringify(await keptAnswers())
    expect(kept).toContain(applicationId)
    expect(kept).not.toMatch(/preview|thumbnail|[Ss]ignature|sharpness|https?:/)
  })

  test('after a refusal the same key may be tried again', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    const path = `/v1/reviews/${applicationId}/decision`
    const early = await judge.api.request('POST', path, { body: approval, headers: key('k') })
    expect(refusal(early)).toMatchObject({ status: 409, code: 'WRONG_STATE' })
    await judge.api.call('claimReview', { path: { applicationId } })
    expect((await judge.api.request('POST', path, { body: approval, headers: key('k') })).status).toBe(202)
  })

  test.each(['a b', 'x'.repeat(256)])('is refused when the key is %j', async value => {
    const owner = await applicant()
    const answer = await owner.api.request('POST', '/v1/applications', {
      body: { certificateType: 'PASSPORT', issuingRegion: 'CN' },
      headers: key(value),
    })
    expect(refusal(answer)).toMatchObject({ status: 422, pointers: ['/headers/Idempotency-Key'] })
  })
})
