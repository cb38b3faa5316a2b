const beijing = 'Asia/Shanghai'

const format = (at: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', options).format(new Date(at))

const toTheMinute = { dateStyle: 'medium', timeStyle: 'short' } as const

/** In the zone of whoever reads it. */
export const inYourZone = (at: string, language: string): string => format(at, language, toTheMinute)

/** Where working days are counted. */
export const inBeijing = (at: string, language: string): string =>
  format(at, language, { ...toTheMinute, timeZone: beijing })

export const isInBeijing = (): boolean => Intl.DateTimeFormat().resolvedOptions().timeZone === beijing
