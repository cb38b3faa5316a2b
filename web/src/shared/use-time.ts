import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from '#domain/zone-name.ts'
import { useConfig } from './config.ts'
import { useLanguage } from './language.ts'
import { inZone } from './time.ts'

/** The current time in milliseconds, updated every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

/** Formats a time in the stage's zone: `3 Dec 2026, 18:00 Beijing time`. */
export function useOfficialTime(): (at: string) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const { timeZone } = useConfig().rules
  return at => t('inZone', { time: inZone(at, language, timeZone), zone: zoneName(timeZone, language) })
}
