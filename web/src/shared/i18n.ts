import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { common } from '../locales/en/common.ts'

export const languages = { en: 'English', zh: '简体中文' } as const
export type Language = keyof typeof languages

const isLanguage = (value: string | null): value is Language => value !== null && value in languages

/** A choice of language says nothing about a person: it alone outlives the tab. */
const chosen = 'realname.language'

function firstLanguage(): Language {
  const stored = localStorage.getItem(chosen)
  if (isLanguage(stored)) return stored
  return navigator.languages.some(tag => tag.toLowerCase().startsWith('zh')) &&
    !navigator.languages[0]?.toLowerCase().startsWith('en')
    ? 'zh'
    : 'en'
}

const files = import.meta.glob<Record<string, object>>('../locales/*/*.ts')

/** Texts come with the pages that need them. */
const texts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language, namespace) => {
    const load = files[`../locales/${language}/${namespace}.ts`]
    const found = (await load?.())?.[namespace]
    if (found === undefined) throw new Error(`No texts: ${language}/${namespace}`)
    return found as Record<string, string>
  },
}

export const i18n = i18next.createInstance()

export async function startTranslation(): Promise<void> {
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
  document.documentElement.lang = i18n.language === 'zh' ? 'zh-Hans' : 'en'
  i18n.on('languageChanged', language => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
  })
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(chosen, language)
  await i18n.changeLanguage(language)
}
