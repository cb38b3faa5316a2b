import { applicant as applicantInEnglish } from '../../web/src/locales/en/applicant.ts'
import { application as applicationInEnglish } from '../../web/src/locales/en/application.ts'
import { common as commonInEnglish } from '../../web/src/locales/en/common.ts'
import { operator as operatorInEnglish } from '../../web/src/locales/en/operator.ts'
import { reviewer as reviewerInEnglish } from '../../web/src/locales/en/reviewer.ts'
import { applicant as applicantInChinese } from '../../web/src/locales/zh/applicant.ts'
import { application as applicationInChinese } from '../../web/src/locales/zh/application.ts'
import { common as commonInChinese } from '../../web/src/locales/zh/common.ts'
import { operator as operatorInChinese } from '../../web/src/locales/zh/operator.ts'
import { reviewer as reviewerInChinese } from '../../web/src/locales/zh/reviewer.ts'

const languages = {
  en: {
    common: commonInEnglish,
    applicant: applicantInEnglish,
    application: applicationInEnglish,
    operator: operatorInEnglish,
    reviewer: reviewerInEnglish,
  },
  zh: {
    common: commonInChinese,
    applicant: applicantInChinese,
    application: applicationInChinese,
    operator: operatorInChinese,
    reviewer: reviewerInChinese,
  },
}

export type Language = keyof typeof languages

/** What the pages say, in the words of their own tables. */
export const texts = (language: Language = 'en') => languages[language]
