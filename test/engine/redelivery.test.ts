import { afterEach, describe, expect, test } from '@jest/globals'
import { tapEvents } from './event-tap.ts'
import { deliver, feed, redeliver, uploadedEvent } from './redelivery.ts'
import { stored, storedApplication } from './stored.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  fill,
  newApplication,
  newPassportNumber,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  specimen,
  submit,
  submitted,
  upload,
  uploadRequest,
} from './world.ts'

describe('events that come twice, late or out of order', () => {
  afterEach(() => feed('events/follow-applications', true))

  test('every stream event delivered twice more at every stage, forwards and backwards, changes nothing', async () => {
    const tap = await tapEvents('redelivery')
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const number = newPassportNumber()
    const application = await newApplication(owner)
    const { applicationId, accountId } = application
    await fill(owner, application)
    await redeliver(applicationId)
    await submit(owner, applicationId, number)
    await redeliver(applicationId)
    await decide(judge, applicationId, retryForGlare)
    await redeliver(applicationId)
    const retry = await reaches(owner, applicationId, 'RETRY_REQUESTED')
    await redeliver(applicationId)
    await fill(owner, retry, ['DATA_PAGE'])
    await submit(owner, applicationId, number)
    await decide(judge, applicationId, approval)
    const approved = await reaches(owner, applicationId, 'APPROVED')
    const before = await stored(applicationId, accountId)
    await redeliver(applicationId)
    expect(await stored(applicationId, accountId)).toEqual(before)
    const told = await eventually(
      async () => (await tap.received()).filter(event => event.applicationId === applicationId),
      // Each event arrives more than once, in any order.
      seen =>
        seen.length > approved.timeline.length &&
        new Set(seen.map(({ id }) => id)).size >= approved.timeline.length,
    )
    expect(new Set(told.map(({ id }) => id)).size).toBe(approved.timeline.length)
  })

  test('an upload event before the file, twice after it, and after a newer upload took the slot: the same end state', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    const file = await specimen('DATA_PAGE')
    const ticket = await owner.api.call('requestUpload', {
      path: { applicationId },
      body: uploadRequest(file),
    })
    const early = uploadedEvent(applicationId, ticket.documentId)
    await deliver('events/validate-document', early)
    const sent = await fetch(ticket.upload.url, {
      method: 'PUT',
      headers: ticket.upload.headers,
      body: new Uint8Array(file.bytes),
    })
    expect(sent.status).toBe(200)
    await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) => documents[0]?.status === 'ACCEPTED',
    )
    const before = await stored(applicationId, accountId)
    await Promise.all([
      deliver('events/validate-document', early),
      deliver('events/validate-document', early),
    ])
    expect(await stored(applicationId, accountId)).toEqual(before)

    const newer = await upload(owner, applicationId, await specimen('DATA_PAGE', 'image/png'))
    await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) => documents[0]?.documentId === newer.documentId && documents[0].status === 'ACCEPTED',
    )
    const after = await stored(applicationId, accountId)
    await deliver('events/validate-document', early)
    expect(await stored(applicationId, accountId)).toEqual(after)
  })

  test('a decision recorded before the workflow knows the submission is applied', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const application = await newApplication(owner)
    const { applicationId } = application
    await fill(owner, application)
    await feed('events/follow-applications', false)
    await submit(owner, applicationId, newPassportNumber())
    await decide(judge, applicationId, approval)
    expect((await readApplication(owner, applicationId)).status).toBe('IN_REVIEW')
    await feed('events/follow-applications', true)
    await reaches(owner, applicationId, 'APPROVED')
  })

  test('a decision made long after its token was stored is applied', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    await eventually(
      () => storedApplication(applicationId),
      item => item?.waiting?.for === 'DECISION' && item.signal === undefined,
    )
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
  })

  test('an application withdrawn before its execution began leaves no execution waiting', async () => {
    const owner = await applicant()
    await feed('events/follow-applications', false)
    const { applicationId } = await newApplication(owner)
    await owner.api.call('withdrawApplication', { path: { applicationId } })
    await feed('events/follow-applications', true)
    await eventually(
      () => storedApplication(applicationId),
      item => item !== undefined && item.signal === undefined && item.waiting === undefined,
    )
  })
})
