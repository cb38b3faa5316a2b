import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, dayOfWeek, instantAt, isRealDate, localDate } from '../../domain/local-time.ts'

const dates = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

describe('the local date of an instant', () => {
  test.each([
    ['2026-02-13T15:59:59.999Z', 'Asia/Shanghai', '2026-02-13'],
    ['2026-02-13T16:00:00Z', 'Asia/Shanghai', '2026-02-14'],
    ['2026-02-13T23:59:59+08:00', 'Asia/Shanghai', '2026-02-13'],
    ['2026-02-13T23:00:00-05:00', 'Asia/Shanghai', '2026-02-14'],
    ['2026-12-31T16:00:00Z', 'Asia/Shanghai', '2027-01-01'],
    ['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
    ['2026-07-08T03:59:59Z', 'America/New_York', '2026-07-07'],
    ['2026-01-01T09:59:59Z', 'Pacific/Kiritimati', '2026-01-01'],
    ['2026-01-01T10:00:00Z', 'Pacific/Kiritimati', '2026-01-02'],
    ['2026-01-01T18:14:59Z', 'Asia/Kathmandu', '2026-01-01'],
    ['2026-01-01T18:15:00Z', 'Asia/Kathmandu', '2026-01-02'],
    ['2024-02-29T12:00:00Z', 'UTC', '2024-02-29'],
  ])('%s in %s is %s', (instant, timeZone, date) => {
    expect(localDate(instant, timeZone)).toBe(date)
  })

  test.each([
    '2026-02-13',
    '2026-02-13T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-02-13T24:00:00Z',
    '2026-02-13T10:60:00Z',
    '13 Feb 2026 10:00:00 GMT',
    '2026-02-13T10:00:00+08:00 and more',
    '2026-02-13T10:00:00+08:00Z',
    '',
  ])('%j is refused: it is no instant, or one only in the time zone of the process', text => {
    expect(() => localDate(text, 'Asia/Shanghai')).toThrow(RangeError)
  })

  test('an unknown time zone is refused', () => {
    expect(() => localDate('2026-02-13T10:00:00Z', 'Asia/Nowhere')).toThrow(RangeError)
  })
})

describe('the instant of a local date and time', () => {
  test.each([
    ['2026-02-25', '18:00', 'Asia/Shanghai', '2026-02-25T10:00:00.000Z'],
    ['2026-02-25', '00:00', 'Asia/Shanghai', '2026-02-24T16:00:00.000Z'],
    ['2026-01-15', '18:00', 'Europe/Berlin', '2026-01-15T17:00:00.000Z'],
    ['2026-07-15', '18:00', 'Europe/Berlin', '2026-07-15T16:00:00.000Z'],
    ['2026-07-15', '23:30', 'America/New_York', '2026-07-16T03:30:00.000Z'],
    ['2026-02-25', '18:00', 'Asia/Kathmandu', '2026-02-25T12:15:00.000Z'],
    ['2026-02-25', '18:00', 'Pacific/Kiritimati', '2026-02-25T04:00:00.000Z'],
    ['2026-10-04', '18:00', 'Australia/Lord_Howe', '2026-10-04T07:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, timeZone, instant) => {
    expect(instantAt(date, time, timeZone)).toBe(instant)
  })

  test.each([
    ['just before the clock goes forward', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['just after the clock went forward', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['skipped, so as much later', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['just before the clock goes back', '2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['shown twice, so the first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['just after the clock went back', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('on a day the clocks change in Berlin, a time %s', (_, date, time, instant) => {
    expect(instantAt(date, time, 'Europe/Berlin')).toBe(instant)
  })

  test('is the instant whose local date is the date again', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 4, max: 23 }),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        (date, hour, timeZone) => {
          const instant = instantAt(date, `${String(hour).padStart(2, '0')}:30`, timeZone)
          expect(localDate(instant, timeZone)).toBe(date)
        },
      ),
    )
  })

  test.each([
    ['2026-02-30', '18:00'],
    ['2026-2-3', '18:00'],
    ['2026-02-25', '24:00'],
    ['2026-02-25', '9:00'],
    ['2026-02-25', '18:00:00'],
  ])('%s %s is refused', (date, time) => {
    expect(() => instantAt(date, time, 'Asia/Shanghai')).toThrow(RangeError)
  })
})

describe('dates', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is real', text => {
    expect(isRealDate(text)).toBe(true)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
  ])('%s does not exist', text => {
    expect(isRealDate(text)).toBe(false)
  })

  test.each([
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '+002026-01-01',
    '',
  ])('%j is not of the form YYYY-MM-DD', text => {
    expect(isRealDate(text)).toBe(false)
  })

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-01-01', 0, '2026-01-01'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %i days is %s', (date, days, moved) => {
    expect(addDays(date, days)).toBe(moved)
  })

  test('adding days and taking them off again gives the date back, and weekdays move with it', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
        expect(dayOfWeek(addDays(date, days))).toBe((((dayOfWeek(date) + days) % 7) + 7) % 7)
      }),
    )
  })

  test('2026-02-13 is a Friday, 2026-02-15 a Sunday, 2000-01-01 a Saturday', () => {
    expect(['2026-02-13', '2026-02-15', '2000-01-01'].map(dayOfWeek)).toEqual([5, 0, 6])
  })

  test('an invalid date is refused', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => dayOfWeek('2026-02-30')).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0000-01-01', -1)).toThrow(RangeError)
  })
})
