import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { timeZones as zones } from '../support/time-zones.ts'

describe('the time zone of the process has no effect', () => {
  // Jest gives tests a copy of the environment, so setting TZ here has no effect: each zone gets a process.
  const program = `
    import { localDate } from './domain/local-time.ts'
    import { calendarOf, nextOverdueReminder, reviewDeadline } from './domain/working-days.ts'
    import { chineseCalendars } from './lambdas/adapters/chinese-calendar.ts'
    const hours = { timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '18:00' }
    const calendar = calendarOf(chineseCalendars({}))
    const answers = []
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 2, 1); at += 5.5 * 3600000) {
      const instant = new Date(at).toISOString()
      answers.push([
        localDate(instant, 'Asia/Shanghai'),
        reviewDeadline(instant, hours, calendar),
        nextOverdueReminder(instant, hours, calendar),
      ])
    }
    const offset = new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset()
    process.stdout.write(JSON.stringify({ offset, answers: JSON.stringify(answers) }))
  `
  const runIn = async (timeZone: string): Promise<{ offset: number; answers: string }> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      { env: { ...process.env, TZ: timeZone, NODE_OPTIONS: '' }, maxBuffer: 16 * 1024 * 1024 },
    )
    return JSON.parse(stdout)
  }

  test('local dates, deadlines and reminders of fourteen months are the same in processes of six zones', async () => {
    const runs = await Promise.all(zones.map(runIn))
    expect(runs.map(run => run.offset)).toEqual([0, -480, 300, -840, 660, -345])
    const [first, ...others] = runs.map(run => run.answers)
    expect(JSON.parse(first ?? '[]').length).toBeGreaterThan(1800)
    expect(first).toContain('"dueAt":"2026-02-25T10:00:00.000Z"')
    for (const answers of others) expect(answers === first).toBe(true)
  }, 30_000)
})
