import { useTranslation } from 'react-i18next'
import type { Language } from './languages.ts'

/** The language of the page: what picks one text of the API's and the tables' two. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'zh' ? 'zh' : 'en'
}
