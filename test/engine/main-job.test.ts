import { describe, expect, test } from '@jest/globals'
import { tapEvents } from './event-tap.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  fill,
  newApplication,
  newIdCardNumber,
  newPassportNumber,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  specimen,
  submission,
  submit,
  submitted,
  upload,
} from './world.ts'

describe('the main job', () => {
  test('an uploaded certificate leads to an authenticated account, with each event once and in order', async () => {
    const tap = await tapEvents('main-job')
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const application = await newApplication(owner, 'ID_CARD')
    await upload(owner, application.applicationId, await specimen('FRONT', 'image/png'))
    await upload(owner, application.applicationId, await specimen('BACK', 'image/bmp'))
    await upload(owner, application.applicationId, await specimen('HOLDING', 'image/jpeg'))
    await eventually(
      () => readApplication(owner, application.applicationId),
      ({ documents }) => documents.every(({ status }) => status === 'ACCEPTED'),
    )
    const number = newIdCardNumber()
    const inReview = await submit(owner, application.applicationId, number)
    expect(inReview).toMatchObject({ status: 'IN_REVIEW', attempt: 1, overdue: false })
    expect(inReview.maskedNumber).not.toContain(number)
    await decide(judge, application.applicationId, approval)
    const approved = await reaches(owner, application.applicationId, 'APPROVED')
    expect(approved.decision).toMatchObject({ outcome: 'APPROVE', reasons: [] })
    expect(await owner.api.call('getAccount')).toMatchObject({
      authenticationStatus: 'AUTHENTICATED',
      eligibility: { eligible: false, reasons: ['ALREADY_AUTHENTICATED'] },
    })
    const expected = [
      'application.created',
      ...['document.accepted', 'document.accepted', 'document.accepted'],
      'application.submitted',
      'application.approved',
      'account.authenticated',
    ]
    expect(approved.timeline.map(({ event }) => event)).toEqual(expected)
    const events = await eventually(
      async () => (await tap.received()).filter(event => event.applicationId === application.applicationId),
      seen => seen.length >= expected.length,
    )
    const inOrder = [...events].sort((a, b) => a.sequence - b.sequence)
    expect(inOrder.map(({ name }) => name)).toEqual(expected)
    expect(inOrder.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('a retry names the required changes, keeps the rest, and the next attempt is approved', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    await decide(judge, applicationId, { ...retryForGlare, internalNote: 'seen twice this week' })
    const retry = await reaches(owner, applicationId, 'RETRY_REQUESTED')
    expect(retry.reopened).toEqual({ slots: ['DATA_PAGE'], fields: [] })
    expect(retry.documents).toMatchObject([
      { slot: 'DATA_PAGE', status: 'AWAITING_UPLOAD' },
      { slot: 'HOLDING', status: 'ACCEPTED' },
    ])
    expect(retry.decision?.reasons).toMatchObject([{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }])
    expect(JSON.stringify(retry)).not.toContain('seen twice')
    expect((await owner.api.call('getAccount')).authenticationStatus).toBe('RETRY_REQUIRED')
    await fill(owner, retry, ['DATA_PAGE'])
    const again = await owner.api.call('submitApplication', { path: { applicationId }, body: {} })
    expect(again).toMatchObject({ status: 'IN_REVIEW', attempt: 2 })
    expect(again.decision).toBeUndefined()
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
  })

  test('a rejection ends the application and the account may start another', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    await decide(judge, applicationId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
    await reaches(owner, applicationId, 'REJECTED')
    expect((await owner.api.call('getAccount')).eligibility).toEqual({ eligible: true, reasons: [] })
  })

  test.each(['DRAFT', 'IN_REVIEW', 'RETRY_REQUESTED'] as const)(
    'an application withdrawn while %s frees the account and the certificate',
    async status => {
      const number = newPassportNumber()
      const [owner, judge] = await Promise.all([applicant(), reviewer()])
      const application = status === 'DRAFT' ? await newApplication(owner) : await submitted(owner, number)
      const { applicationId } = application
      if (status === 'RETRY_REQUESTED') {
        await decide(judge, applicationId, retryForGlare)
        await reaches(owner, applicationId, 'RETRY_REQUESTED')
      }
      const withdrawn = await owner.api.call('withdrawApplication', { path: { applicationId } })
      expect(withdrawn.status).toBe('WITHDRAWN')
      const next = await newApplication(owner)
      await fill(owner, next)
      const body = submission(number)
      await owner.api.call('submitApplication', { path: { applicationId: next.applicationId }, body })
    },
  )
})
