import { answerOf } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import { maximumPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'
import { hasStandingConsent } from '../account/standing-consent.ts'

/** Whether the caller has a consent to withdraw. */
export const standingConsentQuery = (api: Api) =>
  queryOptions({
    queryKey: ['applications', 'consent'],
    queryFn: () =>
      hasStandingConsent(cursor =>
        answerOf(
          api.GET('/v1/applications', {
            params: { query: { limit: maximumPageSize, ...(cursor === undefined ? {} : { cursor }) } },
          }),
        ),
      ),
  })
