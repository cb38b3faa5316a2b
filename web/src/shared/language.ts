import { useTranslation } from 'react-i18next'
import type { Language } from './languages.ts'

/** The language of the page, for texts that exist in two languages. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'zh' ? 'zh' : 'en'
}
