import type { PageConfig } from '#contract/page-config.ts'
import { handoffMinutes } from '#domain/policy.ts'
import type { Language } from './languages.ts'

const bytesOfMegabyte = 1_048_576

const quantities = {
  en: (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`,
  zh: (count: number, one: string) => `${count} ${one}`,
}

/** The stage's limits as words in texts: `{{accounts}}` becomes `3 accounts`. */
export function limitsInWords({ files, rules }: Pick<PageConfig, 'files' | 'rules'>, language: Language) {
  const isChinese = language === 'zh'
  const say = (count: number, english: string, chinese: string) =>
    isChinese ? quantities.zh(count, chinese) : quantities.en(count, english)
  const round = (value: number) => Math.floor(value * 10) / 10
  return {
    workingDays: say(rules.reviewWorkingDays, 'working day', '个工作日'),
    accounts: say(rules.certificateQuota, 'account', '个账号'),
    draftLifetime: say(rules.draftLifetimeDays, 'day', '天'),
    lease: say(rules.leaseMinutes, 'minute', '分钟'),
    handoff: say(handoffMinutes, 'minute', '分钟'),
    fileSize: `${round(files.maximumBytes / bytesOfMegabyte)} MB`,
    pages: say(files.maximumPages, 'page', '页'),
    pixels: isChinese
      ? `${Math.round(files.maximumPixels / 10_000)} 万像素`
      : `${round(files.maximumPixels / 1_000_000)} megapixels`,
    shortestSide: say(files.shortestSide, 'pixel', '像素'),
  }
}
