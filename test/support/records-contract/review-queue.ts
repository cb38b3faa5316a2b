import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { OpenReview } from '../../../domain/application.ts'
import { without } from '../../../domain/change.ts'
import type { PageRequest } from '../../../domain/ports.ts'
import { facetsOfFilter, type QueueFilter } from '../../../domain/review-queue.ts'
import { sampleAudit, sampleFacts } from '../samples.ts'
import { allPages } from './all-pages.ts'
import type { GivenRecords } from './given-records.ts'

/** Open reviews are listed in the order of their deadlines. */
export function reviewQueue(given: GivenRecords): void {
  const { committed, storedApplication, storedIn } = given

  describe('the queue of reviews', () => {
    test('open reviews are listed by their deadline; decided and unsubmitted ones are not listed', async () => {
      const reviewerId = `reviewer-${randomUUID()}`
      const lease = { reviewerId, expiresAt: '2026-11-23T02:15:00.000Z' }
      // Long ago, so that on a shared table they precede those of others.
      const past = {
        deadline: { dueSoonAt: 'earlier', dueAt: '2001-01-01T10:00:00.000Z', dueProvisional: false },
        submittedAt: '2000-12-27T02:00:00.000Z',
      }
      const review = (changed: Partial<OpenReview>) => storedIn('OPEN_REVIEW', { ...past, ...changed })
      const due = (day: string) => ({
        deadline: { dueSoonAt: 'earlier', dueAt: `2001-01-${day}T10:00:00.000Z`, dueProvisional: false },
      })
      const third = await review(due('03'))
      const first = await review({ ...due('01'), lease })
      const second = await review(due('02'))
      const fourth = await review({ ...due('04'), lease })
      const closed = [
        await storedIn('DECIDED_REVIEW', past),
        await storedIn('WITHDRAWN_SUBMISSION', past),
        await storedApplication(),
      ].map(({ applicationId }) => applicationId)
      const inOrder = [first, second, third, fourth]
      const own = [...inOrder.map(({ applicationId }) => applicationId), ...closed]
      for (const limit of [1, 3, 100]) {
        const listed = await allPages(
          page => given.records.openReviews(page),
          limit,
          items => items.some(({ applicationId }) => applicationId === fourth.applicationId),
        )
        expect(listed.filter(({ applicationId }) => own.includes(applicationId))).toEqual(inOrder)
      }
      for (const limit of [1, 2]) {
        const held = await allPages(
          page => given.records.openReviews({ ...page, leasedTo: reviewerId }),
          limit,
        )
        expect(held).toEqual([first, fourth])
      }
    })

    test('a review leaves the queue with its decision and its holder’s list with the lease', async () => {
      const reviewerId = `reviewer-${randomUUID()}`
      const before = await storedIn('OPEN_REVIEW', {
        deadline: { dueSoonAt: 'earlier', dueAt: '2001-01-01T10:00:00.000Z', dueProvisional: false },
        lease: { reviewerId, expiresAt: 'later' },
      })
      const held = async () => (await given.records.openReviews({ limit: 10, leasedTo: reviewerId })).items
      expect(await held()).toEqual([before])
      const { lease: _given, ...released } = { ...before, version: 2 }
      await committed({ application: { before, after: released }, audit: sampleAudit(before.accountId) })
      expect(await held()).toEqual([])
    })

    test('unclaimed reviews are listed without leased ones, in full pages, within the bound', async () => {
      const at = '2026-11-23T02:10:00.000Z'
      const reviewerId = `reviewer-${randomUUID()}`
      const review = (minute: number, expiresAt?: string) =>
        storedIn('OPEN_REVIEW', {
          submittedAt: '2000-12-27T02:00:00.000Z',
          // Long ago, so that on a shared table they precede those of others.
          deadline: {
            dueSoonAt: 'earlier',
            dueAt: `2000-01-01T10:0${minute}:00.000Z`,
            dueProvisional: false,
          },
          ...(expiresAt === undefined ? {} : { lease: { reviewerId, expiresAt } }),
        })
      const [later, past] = ['2026-11-23T02:15:00.000Z', '2026-11-23T02:05:00.000Z']
      const all = [await review(0, later), await review(1, past), await review(2, later), await review(3)]
      all.push(await review(4, later))
      const [, second, third, fourth] = all
      const list = (page: PageRequest, reach = 1000) =>
        given.records.openReviews({ ...page, unheldAt: at, reach })
      expect((await list({ limit: 2 })).items).toEqual([second, fourth])
      const first = await list({ limit: 1 })
      expect(first.items).toEqual([second])
      expect((await list({ limit: 1, cursor: first.nextCursor })).items).toEqual([fourth])
      const short = await list({ limit: 2 }, 3)
      expect(short.items).toEqual([second])
      expect(third).toBeDefined()
      expect((await list({ limit: 1, cursor: short.nextCursor }, 3)).items).toEqual([fourth])
      const until = '2000-01-01T10:02:00.000Z'
      expect(await given.records.countOpenReviews({ until, atMost: 10 })).toBe(3)
      expect(await given.records.countOpenReviews({ until, atMost: 2 })).toBe(2)
      const after = '2000-01-01T10:00:00.000Z'
      expect(await given.records.countOpenReviews({ after, until, atMost: 10 })).toBe(2)
      expect(await given.records.countOpenReviews({ after: until, until, atMost: 10 })).toBe(0)
      expect(await given.records.countOpenReviews({ after: until, until: after, atMost: 10 })).toBe(0)
    })

    test('a filter finds reviews by their facets until the decision, and by new facets at once', async () => {
      const place = {
        submittedAt: '1999-12-27T02:00:00.000Z',
        // Long ago, so that on a shared table they precede those of others.
        deadline: { dueSoonAt: 'earlier', dueAt: '1999-12-31T10:00:00.000Z', dueProvisional: false },
        // A region of its own.
        issuingRegion: 'AQ',
      }
      const review = await storedIn('OPEN_REVIEW', { ...place, hints: ['GLARE', 'LOOKS_BLURRED'] })
      const other = await storedIn('OPEN_REVIEW', { ...place, attempt: 2, certificateType: 'ID_CARD' })
      const inOrder = [review, other].sort((one, two) => (one.applicationId < two.applicationId ? -1 : 1))
      const list = async (filter: QueueFilter) =>
        allPages(page => given.records.openReviews({ ...page, facets: facetsOfFilter(filter) }), 1)
      const region = { issuingRegion: 'AQ' }
      expect(await list(region)).toEqual(inOrder)
      expect(await list({ ...region, certificateType: 'ID_CARD' })).toEqual([other])
      expect(await list({ ...region, attempt: 'FIRST', hint: 'GLARE' })).toEqual([review])
      expect(await list({ ...region, mark: 'AWAITING_CONFIRMATION' })).toEqual([])
      const proposed = {
        ...without(review, 'hints'),
        hints: ['LOOKS_EXPIRED' as const],
        proposedRejection: sampleFacts.proposedRejection,
        version: 2,
      }
      await committed({
        application: { before: review, after: proposed },
        audit: sampleAudit(review.accountId),
      })
      expect(await list({ ...region, hint: 'GLARE' })).toEqual([])
      expect(await list({ ...region, mark: 'AWAITING_CONFIRMATION', hint: 'LOOKS_EXPIRED' })).toEqual([
        proposed,
      ])
      const decided = {
        ...without(proposed, 'hints', 'lease', 'proposedRejection', 'handover'),
        recordedDecision: sampleFacts.recordedDecision,
        version: 3,
      }
      await committed({
        application: { before: proposed, after: decided },
        audit: sampleAudit(review.accountId),
      })
      expect(await list(region)).toEqual([other])
      expect((await given.records.application(review.applicationId))?.application).toEqual(decided)
    })
  })
}
