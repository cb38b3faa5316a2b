import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Application } from '../../../domain/application.ts'
import type { StoredCalendar } from '../../../domain/calendar.ts'
import type { Change } from '../../../domain/ports.ts'
import { sampleAudit, sampleEntered } from '../samples.ts'
import { allPages } from './all-pages.ts'
import type { GivenRecords } from './given-records.ts'

/** A well-formed cursor that no list returned. */
const madeUp = ['AA', 'zzzzzzzz', '_-_-_-', '________', 'A'.repeat(512), '_'.repeat(512)]

/** Lists have their order, page by page. */
export function lists(given: GivenRecords): void {
  const { committed, storedApplication, storedIn } = given

  describe('lists', () => {
    test('an account’s applications are listed newest first, page by page, each once', async () => {
      const accountId = `account-${randomUUID()}`
      const created: string[] = []
      for (const day of ['03', '01', '05', '02', '04']) {
        const createdAt = `2026-11-${day}T00:00:00.000Z`
        created.push((await storedApplication({ accountId, createdAt })).applicationId)
      }
      const newestFirst = [2, 4, 0, 3, 1].map(index => created[index])
      for (const limit of [1, 2, 5, 100]) {
        expect(await allPages(page => given.records.applicationIdsOf(accountId, page), limit)).toEqual(
          newestFirst,
        )
      }
      expect(await given.records.applicationIdsOf(accountId, { limit: 5 })).not.toHaveProperty('nextCursor')
      expect(await given.records.applicationIdsOf(`account-${randomUUID()}`, { limit: 5 })).toEqual({
        items: [],
      })
    })

    test('applications are found by the hash of their number as long as it is stored', async () => {
      const certificateHash = `number-${randomUUID()}`
      const entered = sampleEntered(certificateHash)
      const older = await storedIn('OPEN_REVIEW', { entered, createdAt: '2026-11-02T00:00:00.000Z' })
      const newer = await storedIn('REJECTED', { entered, createdAt: '2026-11-03T00:00:00.000Z' })
      const found = (atMost: number) => given.records.applicationIdsWithNumber(certificateHash, atMost)
      expect(await found(10)).toEqual([newer.applicationId, older.applicationId])
      expect(await found(1)).toEqual([newer.applicationId])
      await given.records.blank(newer.applicationId, newer.createdAt)
      const { entered: _erased, ...rest } = older
      const after = { ...rest, status: 'WITHDRAWN', endedAt: older.createdAt, version: older.version + 1 }
      await committed({
        application: { before: older, after: after as Application },
        audit: sampleAudit(older.accountId),
      })
      expect(await found(10)).toEqual([])
    })

    test('applications of the same moment are all listed', async () => {
      const accountId = `account-${randomUUID()}`
      const ids = []
      for (let count = 0; count < 3; count += 1)
        ids.push((await storedApplication({ accountId })).applicationId)
      const listed = await allPages(page => given.records.applicationIdsOf(accountId, page), 1)
      expect(listed).toEqual(ids.toSorted().toReversed())
    })

    test('calendars are read completely; of two writes of the same version one is stale', async () => {
      const year = String(2000 + Math.floor(Math.random() * 900))
      const before: StoredCalendar = {
        year,
        off: [`${year}-01-01`],
        work: [],
        updatedAt: '2026-11-23T02:00:00.000Z',
        version: 1,
      }
      const put = (calendar: Change['calendar']) =>
        given.records.commit({
          ...(calendar === undefined ? {} : { calendar }),
          audit: sampleAudit('#calendars'),
        })
      expect(await put({ after: before })).toBe('COMMITTED')
      expect(await put({ after: before })).toBe('STALE')
      const after = { ...before, work: [`${year}-01-02`], version: 2 }
      expect(await put({ before, after })).toBe('COMMITTED')
      expect(await put({ before, after })).toBe('STALE')
      expect((await given.records.calendars()).find(calendar => calendar.year === year)).toEqual(after)
    })

    test.each([
      ['its version', 'version', { version: 2 }],
      ['not even its version', undefined, {}],
    ] as const)(
      'a calendar of which %s can be read comes by its year among the others, and is replaced once',
      async (_what, telling, known) => {
        const [year, other] = ['2', '3'].map(
          millennium => `${millennium}${String(Math.floor(Math.random() * 900)).padStart(3, '0')}`,
        ) as [string, string]
        const list = { off: [], work: [], updatedAt: '2026-11-23T02:00:00.000Z' }
        const put = (calendar: NonNullable<Change['calendar']>) =>
          given.records.commit({ calendar, audit: sampleAudit('#calendars') })
        expect(await put({ after: { ...list, year, version: 2 } })).toBe('COMMITTED')
        expect(await put({ after: { ...list, year: other, version: 1 } })).toBe('COMMITTED')
        await given.subject.spoilCalendar(year, telling)
        const calendars = await given.records.calendars()
        expect(calendars).toContainEqual({ year, unreadable: true, ...known })
        expect(calendars).toContainEqual({ ...list, year: other, version: 1 })
        const after = { ...list, year, version: 3 }
        expect(await put({ after })).toBe('STALE')
        expect(await put({ unreadable: true, after })).toBe('COMMITTED')
        expect(await put({ unreadable: true, after })).toBe('STALE')
        expect(await given.records.calendars()).toContainEqual(after)
      },
    )

    test('the audit trail is listed newest first, page by page, each entry once and complete', async () => {
      const accountId = `account-${randomUUID()}`
      const entries = ['03', '01', '02'].map(day =>
        sampleAudit(accountId, {
          auditId: `2026-11-${day}T00:00:00.000Z#${randomUUID()}`,
          from: 'DRAFT',
          to: 'IN_REVIEW',
          details: { reasons: [{ code: 'FORGED' }], partnerProgram: false },
        }),
      )
      for (const audit of entries) await committed({ audit })
      // In the order of their writes: clocks may differ.
      const newestFirst = entries.toReversed()
      for (const limit of [1, 2, 3]) {
        expect(await allPages(page => given.records.auditTrail(accountId, page), limit)).toEqual(newestFirst)
      }
    })

    test.each(madeUp.map(cursor => ({ cursor, starts: cursor.slice(0, 8) })))(
      'a made-up cursor ($starts…) only starts elsewhere in the same list',
      async ({ cursor }) => {
        const { accountId, applicationId } = await storedApplication()
        const listed = await given.records.applicationIdsOf(accountId, { limit: 5, cursor })
        expect([[], [applicationId]]).toContainEqual(listed.items)
        const { items } = await given.records.auditTrail(accountId, { limit: 5, cursor })
        expect(items.every(entry => entry.accountId === accountId)).toBe(true)
        const held = await given.records.openReviews({ limit: 5, cursor, leasedTo: accountId })
        expect(held.items).toEqual([])
        await given.records.openReviews({ limit: 5, cursor })
      },
    )

    test('a cursor of one account’s list shows nothing of it in another’s', async () => {
      const accountId = `account-${randomUUID()}`
      await storedApplication({ accountId })
      await storedApplication({ accountId })
      const { nextCursor } = await given.records.applicationIdsOf(accountId, { limit: 1 })
      const other = await storedApplication({ createdAt: '2020-01-01T00:00:00.000Z' })
      expect(await given.records.applicationIdsOf(other.accountId, { limit: 5, cursor: nextCursor })).toEqual(
        {
          items: [other.applicationId],
        },
      )
    })
  })
}
