import { expect, test } from '@jest/globals'
import { refetchInterval } from '#web/features/applicant/queries/refetch-interval.ts'

type Application = NonNullable<Parameters<typeof refetchInterval>[0]>

const documentId = '1'
const empty = { status: 'AWAITING_UPLOAD' } as const
const announced = { status: 'AWAITING_UPLOAD', documentId } as const
const validated = { status: 'VALIDATING', documentId } as const
const accepted = { status: 'ACCEPTED', documentId } as const
const pending = { ...accepted, evidence: 'PENDING' } as const
const ready = { ...accepted, evidence: 'READY' } as const
const unavailable = { ...accepted, evidence: 'UNAVAILABLE' } as const

test.each<[string, Application, number | false]>([
  ['a file of any device is validated', { status: 'DRAFT', documents: [accepted, validated] }, 2_000],
  ['a file was announced, on another device too', { status: 'DRAFT', documents: [announced, empty] }, 10_000],
  ['one was announced for a retry', { status: 'RETRY_REQUESTED', documents: [accepted, announced] }, 10_000],
  ['a file is read by a machine', { status: 'DRAFT', documents: [ready, pending] }, 2_000],
  ['each file was read or cannot be', { status: 'DRAFT', documents: [ready, unavailable] }, false],
  ['a file is still read in a review', { status: 'IN_REVIEW', documents: [pending] }, 10_000],
  ['no file was announced', { status: 'DRAFT', documents: [accepted, empty] }, false],
  ['the application is in review', { status: 'IN_REVIEW', documents: [accepted, accepted] }, 10_000],
  ['it ended before its file came', { status: 'EXPIRED', documents: [announced, empty] }, false],
])('the page reads again after the right time when %s', (_where, application, milliseconds) => {
  expect(refetchInterval(application, false)).toBe(milliseconds)
})

test('a page that uploaded a file reads again until the service has seen it', () => {
  expect(refetchInterval({ status: 'DRAFT', documents: [empty] }, true)).toBe(2_000)
})
