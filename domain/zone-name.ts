type Language = 'en' | 'zh'

/** The tag by which dates and times are written: British English has the day before the month. */
export const tagOf = (language: string): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

/** Usual names of zones that differ from the Unicode tables. */
const usualNames: Readonly<Record<string, Record<Language, string>>> = {
  'Asia/Shanghai': { en: 'Beijing time', zh: '北京时间' },
}

/** A time at which the names are asked for. Some zones had other names in the past. */
const recently = Date.UTC(2026, 0, 1)

/** The name of a zone's time: `Beijing time`, `Central European Time`. */
export function zoneName(timeZone: string, language: Language): string {
  const usual = usualNames[timeZone]
  if (usual !== undefined) return usual[language]
  const parts = new Intl.DateTimeFormat(tagOf(language), {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(recently)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
