import 'i18next'
import type { applicant } from './locales/en/applicant.ts'
import type { application } from './locales/en/application.ts'
import type { common } from './locales/en/common.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: { common: typeof common; applicant: typeof applicant; application: typeof application }
  }
}
