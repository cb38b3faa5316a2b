import 'i18next'
import type { applicant } from './locales/en/applicant.ts'
import type { application } from './locales/en/application.ts'
import type { common } from './locales/en/common.ts'
import type { operator } from './locales/en/operator.ts'
import type { reviewer } from './locales/en/reviewer.ts'
import type { search } from './locales/en/search.ts'
import type { webhooks } from './locales/en/webhooks.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      applicant: typeof applicant
      application: typeof application
      operator: typeof operator
      reviewer: typeof reviewer
      search: typeof search
      webhooks: typeof webhooks
    }
  }
}
