import { useTranslation } from 'react-i18next'
import { shownReasonCodes, textsOfReason } from '#domain/neutral-reasons.ts'
import { isRegion } from '#domain/regions.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'

type Details = Readonly<Record<string, unknown>>

/** The first characters of a random id suffice to distinguish it on the page. */
export const shortId = (text: string): string =>
  text.replace(/\b([\da-f]{8})(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '$1…')

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

const saysSomething = (value: unknown): boolean => !Array.isArray(value) || value.length > 0

/** The attributes of an entry in words. A code without a text stays as it is in logs and the runbook. */
export function useEntryDetails() {
  const { t } = useTranslation('operator')
  const { t: application } = useTranslation('application')
  const language = useLanguage()
  const names: Readonly<Record<string, string>> = t('detailNames', { returnObjects: true })
  const refusals = Object.entries(application('refusals', { returnObjects: true }))
  const values: Readonly<Record<string, string>> = {
    ...t('detailValues', { returnObjects: true }),
    ...t('applicationStatuses', { returnObjects: true }),
    ...Object.fromEntries(refusals.map(([code, [title]]) => [code, title])),
  }
  const textOf = (code: string): string => {
    const reason = shownReasonCodes.find(each => each === code)
    if (reason !== undefined) return textsOfReason(reason).title[language]
    if (isInstant(code)) return inYourZoneWithSeconds(code, language)
    return values[code] ?? (isRegion(code) ? `${regionName(code, language)} (${code})` : shortId(code))
  }
  const wordOf = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(wordOf).join(language === 'zh' ? '、' : ', ')
    if (typeof value === 'object' && value !== null) return Object.values(value).map(wordOf).join(' · ')
    return textOf(String(value))
  }
  return {
    textOf,
    inWords: (details: Details): string[] =>
      Object.entries(details)
        .filter(([, value]) => saysSomething(value))
        .map(([name, value]) => `${names[name] ?? name}${language === 'zh' ? '：' : ': '}${wordOf(value)}`),
  }
}
