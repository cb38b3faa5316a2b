import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { maximumPageSize } from '#domain/policy.ts'
import { type Api, useApi } from '#web/shared/api.ts'
import { hasStandingConsent } from '../account/standing-consent.ts'

export const accountQuery = (api: Api) =>
  queryOptions({ queryKey: ['account'], queryFn: () => api.account.get() })

/** Whether the caller has a consent to withdraw. */
export const standingConsentQuery = (api: Api) =>
  queryOptions({
    queryKey: ['applications', 'consent'],
    queryFn: () => hasStandingConsent(api.applications.list({ limit: maximumPageSize })),
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
      download(await api.account.export(), fileName)
    },
  })
}

export function useWithdrawConsent() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.account.withdrawConsent(),
    onSuccess: () =>
      Promise.all(
        ['account', 'applications', 'application'].map(kind =>
          queries.invalidateQueries({ queryKey: [kind] }),
        ),
      ),
  })
}
