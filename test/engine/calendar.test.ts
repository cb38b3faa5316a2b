import { randomInt } from 'node:crypto'
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import { isReviewOpen } from '../../domain/application.ts'
import { calendarOf, reviewDeadline } from '../../domain/working-days.ts'
import { chineseCalendars } from '../../lambdas/adapters/chinese-calendar.ts'
import { fromApplicationItem, toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { redeliver } from './redelivery.ts'
import { database, storedApplication } from './stored.ts'
import { scaleWaits } from './waits.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  operator,
  reaches,
  readApplication,
  refusal,
  reviewer,
  stack,
  submitted,
} from './world.ts'

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))
const hours = { timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '18:00' }

/** A new list: the first four working days of the year are off, and one random weekend day. */
const newYear = () => ({
  off: [
    '2027-01-01',
    '2027-01-04',
    '2027-01-05',
    '2027-01-06',
    `2027-02-${randomInt(2) === 0 ? '06' : '07'}`,
  ],
  work: [`2027-05-${String(randomInt(1, 29)).padStart(2, '0')}`],
})

/**
 * Changes the application as if it had been submitted on the last Wednesday of 2026. No list of 2027 is built
 * in.
 */
async function submitLastYear(applicationId: string): Promise<void> {
  const item = await eventually(
    () => storedApplication(applicationId),
    stored => stored?.waiting?.for === 'DECISION' && stored.signal === undefined,
  )
  const submittedAt = '2026-12-30T02:00:00.000Z'
  const deadline = reviewDeadline(submittedAt, hours, calendarOf(chineseCalendars({})))
  const application = fromApplicationItem(item)
  if (!isReviewOpen(application)) throw new Error('the review is not open')
  const Item = { ...item, ...toApplicationItem({ ...application, submittedAt, deadline }) }
  await database.send(new PutCommand({ TableName: stack.resources.tableName, Item }))
}

describe('the calendar of a year', () => {
  afterAll(() => scaleWaits(1))

  test('can be put by operators only; entries that can never take effect are refused with their positions', async () => {
    const [boss, judge] = await Promise.all([operator(), reviewer()])
    const path = { year: '2031' }
    expect(refusal(await boss.api.request('GET', '/v1/calendars/2031'))).toMatchObject({ status: 404 })
    const list = { off: ['2031-10-01', '2031-01-01'], work: ['2031-10-11'] }
    const put = await boss.api.call('putCalendar', { path, body: list })
    expect(put).toMatchObject({ off: ['2031-01-01', '2031-10-01'], source: 'OPERATOR' })
    expect(await boss.api.call('putCalendar', { path, body: list })).toEqual(put)
    expect(await boss.api.call('getCalendar', { path })).toEqual(put)
    expect((await boss.api.call('getCalendar', { path: { year: '2026' } })).source).toBe('BUILT_IN')
    const refused = async (body: unknown, year = '2031') =>
      refusal(await boss.api.request('PUT', `/v1/calendars/${year}`, { body }))
    expect(await refused({ ...list, work: ['2031-01-01'] })).toEqual({
      status: 422,
      code: 'INVALID_FIELD',
      pointers: ['/work/0'],
    })
    expect(await refused(list, '2032')).toMatchObject({ pointers: ['/off/0', '/off/1', '/work/0'] })
    expect(await refused({ off: ['2031-02-30'], work: [] })).toMatchObject({ pointers: ['/off/0'] })
    expect(await refused({ off: [] })).toMatchObject({ pointers: ['/work'] })
    expect(await refused(list, 'next')).toMatchObject({ status: 404 })
    const others = await judge.api.request('PUT', '/v1/calendars/2031', { body: list })
    expect(refusal(others)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  test('moves provisional deadlines when it arrives, and the new ones are watched', async () => {
    const [owner, judge, boss] = await Promise.all([applicant(), reviewer(), operator()])
    const { applicationId, accountId } = await submitted(owner)
    await submitLastYear(applicationId)
    await scaleWaits(0.000_001)
    const list = newYear()
    await boss.api.call('putCalendar', { path: { year: '2027' }, body: list })
    const { dueAt } = reviewDeadline('2026-12-30T02:00:00.000Z', hours, {
      ...calendarOf({ ...chineseCalendars({}), '2027': list }),
    })
    const moved = await eventually(
      () => readApplication(owner, applicationId),
      application => application.dueProvisional === false,
    )
    expect(moved).toMatchObject({ status: 'IN_REVIEW', dueAt, overdue: false })
    const { items } = await judge.api.call('listReviews', { query: { limit: '100' } })
    expect(items).toContainEqual(expect.objectContaining({ applicationId, dueAt, dueProvisional: false }))
    const trail = await boss.api.call('getAuditTrail', { path: { accountId } })
    expect(trail.items.filter(({ action }) => action === 'review.reschedule')).toHaveLength(1)
    // A slow watch may already have sent the notification of the old deadline.
    const reminders = (application: ApplicationView) =>
      application.timeline.filter(
        ({ event, details }) => event === 'review.due_soon' && details?.dueAt === dueAt,
      )
    await eventually(
      () => readApplication(owner, applicationId),
      application => reminders(application).length > 0,
    )
    await scaleWaits(1)
    // After a redelivery of all records the consumers start no second watch.
    await redeliver(applicationId)
    expect(reminders(await readApplication(owner, applicationId))).toHaveLength(1)
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
    const execution = `${stack.resources.deadlineStateMachineArn.replace(':stateMachine:', ':execution:')}:${applicationId}-1-1`
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn: execution }))
    expect(['RUNNING', 'SUCCEEDED']).toContain(status)
  })
})
