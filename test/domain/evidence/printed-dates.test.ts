import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { printedDates } from '../../../domain/evidence/printed-dates.ts'

const readings = (text: string) => printedDates(text).map(date => date.readings)

test.each([
  '2036.05.18',
  '2036-05-18',
  '2036/5/18',
  '20360518',
  '2036年5月18日',
  '2036 年 05 月 18 日',
  '18 MAY 2036',
  '18 MAI 2036',
  '18 MAY/MAI 2036',
  '18MAY2036',
  '18. Mai 2036',
  '18/05/2036',
  '18.05.2036',
  '05/18/2036',
  '18 mayo 2036',
  '18 MAGGIO 2036',
])('%s is 18 May 2036', text => {
  expect(readings(text)).toEqual([['2036-05-18']])
})

test.each([
  ['12 AOÛT 1974', '1974-08-12'],
  ['12 AUG/AOÛT 1974', '1974-08-12'],
  ['1 JUIN 2030', '2030-06-01'],
  ['1 JUIL 2030', '2030-07-01'],
  ['1 DÉC 2030', '2030-12-01'],
  ['1 MÄR 2030', '2030-03-01'],
  ['1 FÉV 2030', '2030-02-01'],
])('%s is %s', (text, date) => {
  expect(readings(text)).toEqual([[date]])
})

test('a date whose day and month could be exchanged has two readings', () => {
  expect(readings('04/05/2036')).toEqual([['2036-05-04', '2036-04-05']])
  expect(readings('04/04/2036')).toEqual([['2036-04-04']])
})

test('a period is two dates, each with its position', () => {
  expect(printedDates('2016.05.08-2036.05.08')).toEqual([
    { readings: ['2016-05-08'], from: 0, to: 10 },
    { readings: ['2036-05-08'], from: 11, to: 21 },
  ])
})

test.each(['', '2036.02.30', '31/31/2036', '18 XYZ 2036', '110105194912310021', '18.05.36', '123456789'])(
  '%j is no date',
  text => {
    expect(readings(text)).toEqual([])
  },
)

test('every date is read from each of the unambiguous forms', () => {
  const dates = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10))
  const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
  fc.assert(
    fc.property(dates, date => {
      const [year = '', month = '', day = ''] = date.split('-')
      const forms = [
        `${year}${month}${day}`,
        `${year}.${month}.${day}`,
        `${year}年${Number(month)}月${Number(day)}日`,
        `${day} ${months[Number(month) - 1]} ${year}`,
      ]
      for (const form of forms) expect(readings(form)).toEqual([[date]])
    }),
  )
})
