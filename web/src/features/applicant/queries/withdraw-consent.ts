import { answerOf } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#web/shared/api.ts'

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
