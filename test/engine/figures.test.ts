import { expect, test } from '@jest/globals'
import { publishedEvent } from '../../contract/bus-events.ts'
import { eventSortKeyPrefix, fromEventItem } from '../../lambdas/adapters/dynamodb/event-item.ts'
import { deliver } from './redelivery.ts'
import { stored } from './stored.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  operator,
  reaches,
  refusal,
  reviewer,
  submitted,
} from './world.ts'

test('a decision appears in the figures of the day and of its reviewer, once, however often its events arrive', async () => {
  const [owner, judge, desk] = await Promise.all([applicant(), reviewer(), operator()])
  const { applicationId, accountId } = await submitted(owner)
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const { accountId: reviewerId } = await judge.api.call('getAccount')
  const ofReviewer = async () => {
    const { items } = await desk.api.call('getReviewerFigures', { query: {} })
    return items.find(item => item.reviewerId === reviewerId)
  }
  const counted = await eventually(ofReviewer, figures => figures !== undefined)
  expect(counted).toMatchObject({ decisions: 1, approved: 1, retryShare: 0 })
  expect(counted?.medianMinutesInHand).toBeLessThanOrEqual(15)
  const { application } = await stored(applicationId, accountId)
  const events = application.filter(({ sk }) => String(sk).startsWith(eventSortKeyPrefix)).map(fromEventItem)
  expect(events.length).toBeGreaterThan(3)
  for (const event of events) await deliver('events/count-figures', { detail: publishedEvent(event) })
  expect(await ofReviewer()).toEqual(counted)
  const { totals, days, now } = await desk.api.call('getFigures', { query: {} })
  expect(days).toHaveLength(7)
  expect(totals.approved).toBeGreaterThanOrEqual(1)
  expect(totals.decisionTime.decisions).toBeGreaterThanOrEqual(1)
  expect(now.dueByDay).toHaveLength(4)
  const { items } = await desk.api.call('listCountedApplications', { query: { figure: 'approved' } })
  expect(items.filter(item => item.applicationId === applicationId)).toMatchObject([{ accountId }])
})

test('a period that is too long is refused', async () => {
  const { api } = await operator()
  const answer = await api.request('GET', '/v1/figures?from=2026-01-01&to=2026-12-31')
  expect(refusal(answer)).toMatchObject({ code: 'INVALID_FIELD' })
})
