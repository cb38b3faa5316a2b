import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isRealDate } from '#domain/local-time.ts'
import { readTypedDate } from '#web/features/applicant/editor/typed-date.ts'

describe('a typed date', () => {
  test.each([
    ['2035-12-31', '2035-12-31'],
    ['2035-8-1', '2035-08-01'],
    ['2035.12.31', '2035-12-31'],
    ['2035/12/31', '2035-12-31'],
    ['2035 12 31', '2035-12-31'],
    ['2035 / 12 / 31', '2035-12-31'],
    ['20351231', '2035-12-31'],
    ['2035年12月31日', '2035-12-31'],
    ['2035 年 1 月 2 日', '2035-01-02'],
    ['２０３５－１２－３１', '2035-12-31'],
    ['2035–12–31', '2035-12-31'],
    ['  2035-12-31 ', '2035-12-31'],
    ['31 DEC 2035', '2035-12-31'],
    ['31 Dec. 2035', '2035-12-31'],
    ['31-dec-2035', '2035-12-31'],
    ['31DEC2035', '2035-12-31'],
    ['31 DEC/DÉC 2035', '2035-12-31'],
    ['31 MAI / MAY 2035', '2035-05-31'],
    ['1 Sept 2035', '2035-09-01'],
    ['31 December 2035', '2035-12-31'],
    ['December 31, 2035', '2035-12-31'],
    ['31.12.2035', '2035-12-31'],
    ['31/12/2035', '2035-12-31'],
    ['12/31/2035', '2035-12-31'],
    ['08/08/2035', '2035-08-08'],
    ['29 FEB 2036', '2036-02-29'],
  ])('%j is %s', (typed, date) => {
    expect(readTypedDate(typed)).toEqual({ date })
  })

  test.each([
    ['2035-02-30', 'NO_SUCH_DAY'],
    ['2035-02-29', 'NO_SUCH_DAY'],
    ['2035-13-01', 'NO_SUCH_DAY'],
    ['2035-00-10', 'NO_SUCH_DAY'],
    ['31.11.2035', 'NO_SUCH_DAY'],
    ['31/31/2035', 'NO_SUCH_DAY'],
    ['0/1/2035', 'NO_SUCH_DAY'],
    ['2035年2月30日', 'NO_SUCH_DAY'],
    ['30 FEB 2035', 'NO_SUCH_DAY'],
    ['08/09/2035', 'AMBIGUOUS_DATE'],
    ['8.9.2035', 'AMBIGUOUS_DATE'],
    ['31 DEC 35', 'SHORT_YEAR'],
    ['31.12.35', 'SHORT_YEAR'],
    ['35-12-31', 'SHORT_YEAR'],
    ['2035', 'NO_DATE'],
    ['2035-12', 'NO_DATE'],
    ['2035-12/31', 'NO_DATE'],
    ['12035-12-31', 'NO_DATE'],
    ['2035-12-311', 'NO_DATE'],
    ['31 DEZ 2035', 'NO_DATE'],
    ['31 JAN/DEC 2035', 'NO_DATE'],
    ['tomorrow', 'NO_DATE'],
    ['2035-12-31 or so', 'NO_DATE'],
    ['', 'NO_DATE'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(readTypedDate(typed)).toEqual({ problem })
  })
})

const anyDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

const month = (at: string) => 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')[Number(at) - 1]

test('every day is read in each form that names the year first or the month by its name', () => {
  fc.assert(
    fc.property(anyDay, date => {
      const [y = '', m = '', d = ''] = date.split('-')
      const forms = [
        date,
        `${y}.${m}.${d}`,
        `${y}/${Number(m)}/${Number(d)}`,
        `${y}${m}${d}`,
        `${y}年${Number(m)}月${Number(d)}日`,
        `${d} ${month(m)} ${y}`,
        `${month(m)?.toLowerCase()} ${Number(d)}, ${y}`,
      ]
      for (const form of forms) expect(readTypedDate(form)).toEqual({ date })
    }),
  )
})

test('a date with the day or the month first is read correctly or refused', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('.', '/', '-', ' '), fc.boolean(), (date, sign, dayFirst) => {
      const [y = '', m = '', d = ''] = date.split('-')
      const read = readTypedDate((dayFirst ? [d, m, y] : [m, d, y]).join(sign))
      expect(read).toEqual(Number(d) > 12 || d === m ? { date } : { problem: 'AMBIGUOUS_DATE' })
    }),
  )
})

test('any typed text leads to a real date with the typed digits, or to none', () => {
  const pieces = fc.constantFrom(
    '2035',
    '31',
    '30',
    '02',
    '12',
    '8',
    '-',
    '/',
    '.',
    ' ',
    '年',
    '月',
    '日',
    'DEC',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 7 }).map(each => each.join('')),
      ),
      typed => {
        const read = readTypedDate(typed)
        if (!('date' in read)) return
        expect(isRealDate(read.date)).toBe(true)
        const digits = typed.normalize('NFKC')
        expect(digits).toContain(String(Number(read.date.slice(0, 4))))
        expect(digits).toContain(String(Number(read.date.slice(8))))
      },
    ),
  )
})
