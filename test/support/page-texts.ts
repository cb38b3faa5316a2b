import type { PageConfig } from '#contract/page-config.ts'
import { applicant as applicantInEnglish } from '#web/locales/en/applicant.ts'
import { application as applicationInEnglish } from '#web/locales/en/application.ts'
import { common as commonInEnglish } from '#web/locales/en/common.ts'
import { operator as operatorInEnglish } from '#web/locales/en/operator.ts'
import { reviewer as reviewerInEnglish } from '#web/locales/en/reviewer.ts'
import { search as searchInEnglish } from '#web/locales/en/search.ts'
import { webhooks as webhooksInEnglish } from '#web/locales/en/webhooks.ts'
import { applicant as applicantInChinese } from '#web/locales/zh/applicant.ts'
import { application as applicationInChinese } from '#web/locales/zh/application.ts'
import { common as commonInChinese } from '#web/locales/zh/common.ts'
import { operator as operatorInChinese } from '#web/locales/zh/operator.ts'
import { reviewer as reviewerInChinese } from '#web/locales/zh/reviewer.ts'
import { search as searchInChinese } from '#web/locales/zh/search.ts'
import { webhooks as webhooksInChinese } from '#web/locales/zh/webhooks.ts'
import { limitsInWords } from '#web/shared/limits-in-words.ts'

const languages = {
  en: {
    common: commonInEnglish,
    applicant: applicantInEnglish,
    application: applicationInEnglish,
    operator: operatorInEnglish,
    reviewer: reviewerInEnglish,
    search: searchInEnglish,
    webhooks: webhooksInEnglish,
  },
  zh: {
    common: commonInChinese,
    applicant: applicantInChinese,
    application: applicationInChinese,
    operator: operatorInChinese,
    reviewer: reviewerInChinese,
    search: searchInChinese,
    webhooks: webhooksInChinese,
  },
}

/** A text with the limits of the usual stage in it. */
const filled = (text: string, limits: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (variable, name: string) => limits[name] ?? variable)

function fill<T>(texts: T, limits: Readonly<Record<string, string>>): T {
  if (typeof texts === 'string') return filled(texts, limits) as T
  if (Array.isArray(texts)) return texts.map(each => fill(each, limits)) as T
  return Object.fromEntries(
    Object.entries(texts as object).map(([key, value]) => [key, fill(value, limits)]),
  ) as T
}

export type Language = keyof typeof languages

/** The texts of the pages as they are written, with variables. */
export const textsOf = (language: Language) => languages[language]

/** The texts of the pages with the limits of a stage. */
export const textsFor = (language: Language, config: PageConfig) =>
  fill(languages[language], limitsInWords(config, language))
