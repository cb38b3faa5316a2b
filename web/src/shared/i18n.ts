import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { PageConfig } from '#contract/page-config.ts'
import { common } from '#web/locales/en/common.ts'
import { type Language, languages } from './languages.ts'
import { limitsInWords } from './limits-in-words.ts'

const isLanguage = (value: string | null): value is Language => value !== null && value in languages

/** The language is not personal. It is the only value stored beyond the tab. */
const languageKey = 'realname.language'

function firstLanguage(): Language {
  const stored = localStorage.getItem(languageKey)
  if (isLanguage(stored)) return stored
  return navigator.languages.some(tag => tag.toLowerCase().startsWith('zh')) &&
    !navigator.languages[0]?.toLowerCase().startsWith('en')
    ? 'zh'
    : 'en'
}

export const i18n = i18next.createInstance()

/** Sets the values of variables in texts to the stage's limits. */
export function stateLimits(config: PageConfig): void {
  const follow = () => {
    const { interpolation } = i18n.options
    if (interpolation === undefined) throw new Error('stateLimits before startTranslation')
    interpolation.defaultVariables = limitsInWords(config, i18n.language === 'zh' ? 'zh' : 'en')
  }
  follow()
  i18n.on('languageChanged', follow)
}

export async function startTranslation(texts: BackendModule): Promise<void> {
  await i18n
    .use(texts)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: 'en',
      supportedLngs: Object.keys(languages),
      ns: ['common'],
      defaultNS: 'common',
      partialBundledLanguages: true,
      resources: { en: { common } },
      interpolation: { escapeValue: false },
    })
  const follow = () => {
    document.documentElement.lang = i18n.language === 'zh' ? 'zh-Hans' : 'en'
  }
  follow()
  i18n.on('languageChanged', follow)
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(languageKey, language)
  await i18n.changeLanguage(language)
}
