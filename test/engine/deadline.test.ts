import { afterAll, describe, expect, test } from '@jest/globals'
import { tapEvents } from './event-tap.ts'
import { scaleWaits } from './waits.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  reaches,
  readApplication,
  reviewer,
  submitted,
} from './world.ts'

describe('R13: a review ends within three working days', () => {
  afterAll(() => scaleWaits(1))

  test('a review after its deadline is marked overdue, announced repeatedly, and can still be decided', async () => {
    const tap = await tapEvents('deadline')
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    await scaleWaits(0.000_01)
    const { applicationId } = await submitted(owner)
    const overdue = await eventually(
      () => readApplication(owner, applicationId),
      application => application.timeline.filter(({ event }) => event === 'review.overdue').length >= 2,
      60,
    )
    expect(overdue).toMatchObject({ status: 'IN_REVIEW', overdue: true })
    const { items } = await judge.api.call('listReviews', { query: { limit: '100' } })
    expect(items).toContainEqual(expect.objectContaining({ applicationId, overdue: true }))
    await decide(judge, applicationId, approval)
    const approved = await reaches(owner, applicationId, 'APPROVED')
    const told = approved.timeline.filter(({ event }) => event.startsWith('review.'))
    expect(told[0]?.event).toBe('review.due_soon')
    expect(told.filter(({ event }) => event === 'review.due_soon')).toHaveLength(1)
    const expected = ['review.due_soon', 'review.overdue', 'application.approved'] as const
    await eventually(
      async () =>
        (await tap.received()).filter(event => event.applicationId === applicationId).map(({ name }) => name),
      // Events of one application may arrive in any order.
      seen => expected.every(name => seen.includes(name)),
    )
  })
})
