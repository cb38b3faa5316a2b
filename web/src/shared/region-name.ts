import type { Language } from './languages.ts'

/** The usual name of an ISO 3166-1 region. */
export const regionName = (region: string, language: Language): string =>
  new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region', fallback: 'code' }).of(
    region,
  ) ?? region
