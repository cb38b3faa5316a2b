import { answerOf } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#web/shared/api.ts'
import { applicationKey } from './application-query.ts'

export function useWithdrawApplication(applicationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/applications/{applicationId}/withdrawal', { params: { path: { applicationId } } }),
      ),
    onSuccess: async application => {
      queries.setQueryData(applicationKey(applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: applicationKey(applicationId) }),
  })
}
