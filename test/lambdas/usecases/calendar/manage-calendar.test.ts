import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { calendarSchema } from '../../../../contract/calendar.ts'
import { DomainError } from '../../../../domain/errors.ts'
import { chineseCalendars } from '../../../../lambdas/adapters/chinese-calendar.ts'
import {
  findCalendar,
  putCalendar,
  removeCalendar,
} from '../../../../lambdas/usecases/calendar/manage-calendar.ts'
import { workingCalendar } from '../../../../lambdas/usecases/calendar/working-calendar.ts'
import { rescheduleReviews } from '../../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { lastAuditEntryOf } from '../../../support/audit-entries.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const put = (year: string, off: string[], work: string[] = []) =>
  putCalendar(world.deps, operator, year, { off, work })

describe('a calendar that an operator puts', () => {
  test('is in force at once, sorted without duplicates, with its source', async () => {
    const view = await put('2027', ['2027-02-08', '2027-01-01', '2027-01-01'], ['2027-02-14'])
    expect(calendarSchema().parse(view)).toEqual({
      year: '2027',
      off: ['2027-01-01', '2027-02-08'],
      work: ['2027-02-14'],
      source: 'OPERATOR',
      updatedAt: world.time.clock(),
    })
    expect(await findCalendar(world.deps, '2027')).toEqual(view)
    const calendar = await workingCalendar(world.deps)
    expect(['2027-02-08', '2027-02-09', '2027-02-14'].map(calendar.isWorkingDay)).toEqual([false, true, true])
  })

  test('takes precedence over the stage’s settings, and these over the built-in list', async () => {
    const calendars = chineseCalendars({ '2026': { off: ['2026-11-24'], work: [] } })
    const deps = { ...world.deps, rules: { ...world.deps.rules, calendars } }
    const works = async (date: string) => (await workingCalendar(deps)).isWorkingDay(date)
    expect((await findCalendar(deps, '2025')).source).toBe('BUILT_IN')
    expect((await findCalendar(deps, '2026')).source).toBe('SETTINGS')
    expect([await works('2026-11-24'), await works('2026-11-25')]).toEqual([false, true])
    await put('2026', ['2026-11-25'])
    expect((await findCalendar(deps, '2026')).source).toBe('OPERATOR')
    expect([await works('2026-11-24'), await works('2026-11-25')]).toEqual([true, false])
    expect(await works('2025-10-08')).toBe(false)
  })

  test('counts for the next submission', async () => {
    await put('2026', ['2026-11-25'])
    const applicationId = await submitted(world, applicant('erika'))
    expect((await applicationOf(world, applicationId)).deadline?.dueAt).toBe('2026-11-27T10:00:00.000Z')
  })

  test('that is put again unchanged changes nothing; with a change it is another version', async () => {
    const first = await put('2027', ['2027-01-01', '2027-02-08'])
    world.time.advance({ minutes: 1 })
    expect(await put('2027', ['2027-02-08', '2027-01-01'])).toEqual(first)
    expect(world.records.commits()).toBe(1)
    await put('2027', ['2027-01-01'])
    expect(world.records.stored.calendars.get('2027')).toMatchObject({ off: ['2027-01-01'], version: 2 })
  })

  test('that is put concurrently with another one is in the audit trail with it, and the later one is in force', async () => {
    world.records.beforeNextCommit(() => put('2027', ['2027-01-01']))
    await put('2027', ['2027-02-08'])
    expect(world.records.stored.calendars.get('2027')).toMatchObject({ off: ['2027-02-08'], version: 2 })
  })

  test('is completely in the audit trail, under an id that no account can have', async () => {
    await put('2027', ['2027-01-01'], ['2027-02-14'])
    const { items } = await world.records.auditTrail('#calendars', { limit: 10 })
    expect(items).toMatchObject([
      {
        action: 'calendar.put',
        actor: { role: 'operator', id: 'operator-1' },
        details: { year: '2027', version: 1, off: ['2027-01-01'], work: ['2027-02-14'] },
      },
    ])
  })

  test('is refused with each entry that can never take effect', async () => {
    const off = ['2027-01-01', '2026-12-31']
    const failure = await put('2027', off, ['2027-01-01']).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DomainError)
    expect(failure).toMatchObject({
      code: 'INVALID_FIELD',
      errors: [
        { pointer: '/off/1', code: 'NOT_OF_THAT_YEAR', message: 'This is no day of that year.' },
        {
          pointer: '/work/0',
          code: 'BOTH_OFF_AND_WORKED',
          message: 'This day is among the days off, too.',
        },
      ],
    })
    expect(world.records.commits()).toBe(0)
  })
})

test('the calendar of an unknown year does not exist', async () => {
  expect(await refusalOf(() => findCalendar(world.deps, '2027'))).toEqual(refused('NOT_FOUND'))
})

describe('a calendar that an operator removes', () => {
  const remove = (year: string) => removeCalendar(world.deps, operator, year)

  test('of a year without another list leaves no list in force', async () => {
    await put('2027', ['2027-02-08'])
    expect(await remove('2027')).toEqual({ year: '2027', inForce: null })
    expect(await refusalOf(() => findCalendar(world.deps, '2027'))).toEqual(refused('NOT_FOUND'))
    expect((await workingCalendar(world.deps)).covers(2027)).toBe(false)
  })

  test('of a built-in year leaves the built-in list in force', async () => {
    const builtIn = await findCalendar(world.deps, '2026')
    await put('2026', ['2026-11-25'])
    expect(await remove('2026')).toEqual({ year: '2026', inForce: builtIn })
    expect(await findCalendar(world.deps, '2026')).toEqual(builtIn)
    expect((await workingCalendar(world.deps)).isWorkingDay('2026-11-25')).toBe(true)
  })

  test('is recorded once, and may be put again as another version', async () => {
    await put('2027', ['2027-02-08'])
    await remove('2027')
    await remove('2027')
    expect(world.records.commits()).toBe(2)
    const view = await put('2027', ['2027-02-08'])
    expect(await findCalendar(world.deps, '2027')).toEqual(view)
    expect(world.records.stored.calendars.get('2027')).toMatchObject({ version: 3 })
    expect(world.records.stored.calendars.get('2027')).not.toHaveProperty('removed')
    const { items } = await world.records.auditTrail('#calendars', { limit: 10 })
    expect(items.map(({ action }) => action)).toEqual(['calendar.put', 'calendar.remove', 'calendar.put'])
  })

  test('is stored without days, with the operator in the audit trail, and leaves other years as they are', async () => {
    await put('2026', ['2026-11-25'])
    await put('2027', ['2027-02-08'])
    const standing = await findCalendar(world.deps, '2026')
    await remove('2027')
    const at = world.deps.clock()
    expect(world.records.stored.calendars.get('2027')).toStrictEqual({
      year: '2027',
      off: [],
      work: [],
      updatedAt: at,
      version: 2,
      removed: true,
    })
    expect(lastAuditEntryOf(world)).toStrictEqual({
      accountId: '#calendars',
      at,
      actor: { role: 'operator', id: 'operator-1' },
      action: 'calendar.remove',
      details: { year: '2027', version: 2 },
    })
    expect(await findCalendar(world.deps, '2026')).toEqual(standing)
    await put('2027', ['2027-02-09'])
    expect((await findCalendar(world.deps, '2027')).off).toEqual(['2027-02-09'])
  })

  test('that was never put changes nothing', async () => {
    expect(await remove('2027')).toEqual({ year: '2027', inForce: null })
    expect(world.records.commits()).toBe(0)
  })
})

describe('a calendar that can’t be read', () => {
  const spoiled = async (year: string, off: string[], telling?: 'version') => {
    await put(year, off)
    world.records.spoilCalendar(year, telling)
  }

  test('stops no submission: the next source counts provisionally', async () => {
    await spoiled('2026', ['2026-11-25'])
    expect((await findCalendar(world.deps, '2026')).source).toBe('BUILT_IN')
    const applicationId = await submitted(world, applicant('erika'))
    expect((await applicationOf(world, applicationId)).deadline).toMatchObject({
      dueAt: '2026-11-26T10:00:00.000Z',
      dueProvisional: true,
    })
  })

  test('of a year without another list counts as missing', async () => {
    await spoiled('2027', ['2027-01-01'])
    expect(await refusalOf(() => findCalendar(world.deps, '2027'))).toEqual(refused('NOT_FOUND'))
    expect((await workingCalendar(world.deps)).covers(2027)).toBe(false)
  })

  test('is replaced when it is put again, and deadlines are counted by it', async () => {
    await spoiled('2026', ['2026-11-25'], 'version')
    const applicationId = await submitted(world, applicant('erika'))
    expect(await put('2026', ['2026-11-25'])).toMatchObject({ source: 'OPERATOR' })
    expect(world.records.stored.calendars.get('2026')).toMatchObject({ off: ['2026-11-25'], version: 2 })
    await rescheduleReviews(world.deps, {})
    expect((await applicationOf(world, applicationId)).deadline).toMatchObject({
      dueAt: '2026-11-27T10:00:00.000Z',
      dueProvisional: false,
    })
  })

  test('whose version cannot be read either is replaced by one with a greater version than any before', async () => {
    await spoiled('2027', ['2027-01-01'])
    await put('2027', ['2027-02-08'])
    await put('2027', ['2027-02-09'])
    const seconds = Date.parse(world.time.clock()) / 1000
    expect(world.records.stored.calendars.get('2027')).toMatchObject({ version: seconds + 1 })
  })

  test('can be removed, with an audit entry', async () => {
    await spoiled('2026', ['2026-11-25'], 'version')
    const { inForce } = await removeCalendar(world.deps, operator, '2026')
    expect(inForce?.source).toBe('BUILT_IN')
    expect((await workingCalendar(world.deps)).isFinal(2026)).toBe(true)
    const { items } = await world.records.auditTrail('#calendars', { limit: 1 })
    expect(items).toMatchObject([{ action: 'calendar.remove', details: { year: '2026', version: 2 } }])
  })
})
