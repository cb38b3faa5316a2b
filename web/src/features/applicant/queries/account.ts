import { answerOf } from '@realname/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { maximumPageSize } from '#domain/policy.ts'
import { type Api, useApi } from '#web/shared/api.ts'
import { hasStandingConsent } from '../account/standing-consent.ts'

export const accountQuery = (api: Api) =>
  queryOptions({ queryKey: ['account'], queryFn: () => answerOf(api.GET('/v1/account')) })

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

function download(content: unknown, fileName: string): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(content, undefined, 2)], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the file before the next task.
  setTimeout(() => URL.revokeObjectURL(url))
}

/** Downloads all data of the caller as a file. The page keeps no copy. */
export function useExportAccount() {
  const api = useApi()
  return useMutation({
    mutationFn: async (fileName: string) => {
      download(await answerOf(api.GET('/v1/account/export')), fileName)
    },
  })
}

export function useWithdrawConsent() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.POST('/v1/account/consent-withdrawal')),
    onSuccess: () =>
      Promise.all(
        ['account', 'applications', 'application'].map(kind =>
          queries.invalidateQueries({ queryKey: [kind] }),
        ),
      ),
  })
}
