import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { stageRulesOf } from '#contract/page-config.ts'
import { zoneName } from '#domain/zone-name.ts'
import { limitsInWords } from '#web/shared/limits-in-words.ts'
import { inZone } from '#web/shared/time.ts'
import { inProject } from '../../local/project.ts'

const stage = {
  testMode: false,
  timeZone: 'Asia/Shanghai',
  certificateQuota: 3,
  draftLifetimeDays: 30,
  neutralRejections: false,
  revokeAtExpiry: false,
  shortestSide: 480,
}

describe('the limits of a stage', () => {
  test('are stated in both languages', () => {
    expect(limitsInWords(stageRulesOf(stage), 'en')).toMatchObject({
      workingDays: '3 working days',
      accounts: '3 accounts',
      draftLifetime: '30 days',
      lease: '15 minutes',
      fileSize: '10 MB',
    })
    expect(limitsInWords(stageRulesOf(stage), 'zh')).toMatchObject({
      workingDays: '3 个工作日',
      accounts: '3 个账号',
      draftLifetime: '30 天',
      fileSize: '10 MB',
    })
  })

  test('are those of the settings, one as well as many', () => {
    const rules = stageRulesOf({ ...stage, certificateQuota: 1, draftLifetimeDays: 7 })
    expect(limitsInWords(rules, 'en')).toMatchObject({ accounts: '1 account', draftLifetime: '7 days' })
  })
})

describe('a time in the zone of the stage', () => {
  test.each([
    ['Asia/Shanghai', 'en', 'Beijing time', '10:00'],
    ['Asia/Shanghai', 'zh', '北京时间', '10:00'],
    ['America/New_York', 'en', 'Eastern Time', '21:00'],
    ['Asia/Tokyo', 'zh', '日本标准时间', '11:00'],
    // In 1970 it had the time of Central Europe.
    ['Europe/Lisbon', 'en', 'Western European', '02:00'],
  ] as const)('%s in %s is called %s', (timeZone, language, name, clock) => {
    expect(zoneName(timeZone, language)).toMatch(new RegExp(name, 'i'))
    expect(inZone('2026-12-03T02:00:00.000Z', language, timeZone)).toContain(clock)
  })
})

/** Limits of a stage in the forms that a text could contain. */
const written = [
  /three working days|三个工作日|\b3 working days/i,
  /three accounts|三个账号|\b3 accounts/i,
  /\b10 ?MB/i,
  /fifteen minutes|十五分钟/i,
  /\b(50|64) ?megapixels|\b10_?485_?760\b|\b480 pixels/i,
  /thirty days|30 days|三十天|30 天/i,
  /timeZone: ?'(?!UTC')|'(Asia|America|Europe)\/\w+'(?!: \{)/,
]

test('no limit and no time zone of a stage is written into the pages', () => {
  const sources = inProject('web', 'src')
  const found = readdirSync(sources, { recursive: true })
    .map(String)
    .filter(file => /\.tsx?$/.test(file) && !file.endsWith('limits-in-words.ts'))
    .flatMap(file => {
      const text = readFileSync(`${sources}/${file}`, 'utf8')
      return written.filter(limit => limit.test(text)).map(limit => `${file}: ${limit}`)
    })
  expect(found).toEqual([])
})
