import { expect, test } from '@jest/globals'
import { publishedEvent } from '../../contract/bus-events.ts'
import { mailMessageSchema } from '../../contract/mail-messages.ts'

const applicationId = '6b1f3f0e-7f1e-4f3c-9a60-0a4f2c1f9a11'
const at = '2026-11-23T02:00:00.000Z'
const addressHash = 'a'.repeat(43)

test('an event of the bus is read without its details', () => {
  const event = { id: `evt_${applicationId}_2`, applicationId, attempt: 1, occurredAt: at, sequence: 2 }
  const detail = publishedEvent({ ...event, accountId: 'erika', name: 'application.approved', test: true })
  const parsed = mailMessageSchema().parse({ 'detail-type': 'application.approved', detail })
  expect(parsed).toEqual({
    detail: {
      id: event.id,
      name: 'application.approved',
      applicationId,
      attempt: 1,
      occurredAt: at,
      test: true,
    },
  })
})

// SES gives each tag as a list, and leaves the type of a bounce out of a complaint.
test.each([
  ['BOUNCE', 'Permanent', true],
  ['BOUNCE', 'Transient', false],
  ['BOUNCE', 'Undetermined', false],
  ['COMPLAINT', undefined, true],
] as const)('a %s of type %s is permanent: %j', (reason, bounceType, isPermanent) => {
  const returned = {
    reason,
    ...(bounceType === undefined ? {} : { bounceType }),
    at: '2026-11-23T02:00:01.5Z',
    mailedAt: '2026-11-23T02:00:00Z',
    applicationId: [applicationId],
    addressHash: [addressHash],
  }
  expect(mailMessageSchema().parse({ returned })).toEqual({
    returned: {
      reason,
      isPermanent,
      at: '2026-11-23T02:00:01.500Z',
      mailedAt: at,
      applicationId,
      addressHash,
    },
  })
})

test('a report about mail that is not ours is refused', () => {
  const returned = { reason: 'BOUNCE', at, mailedAt: at, applicationId: '', addressHash: '' }
  expect(mailMessageSchema().safeParse({ returned }).success).toBe(false)
})
