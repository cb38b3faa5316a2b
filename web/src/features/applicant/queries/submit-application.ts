import { answerOf, type Schemas } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#web/shared/api.ts'
import { applicationKey } from './application-query.ts'

export function useSubmitApplication(applicationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['SubmitApplication']) =>
      answerOf(
        api.POST('/v1/applications/{applicationId}/submission', {
          params: { path: { applicationId } },
          body,
        }),
      ),
    // What was sent is personal: nothing of it stays behind in memory.
    gcTime: 0,
    onSuccess: async application => {
      queries.setQueryData(applicationKey(applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
    // Whatever was refused, or lost on its way: see how it stands now.
    onError: () => queries.invalidateQueries({ queryKey: applicationKey(applicationId) }),
  })
}
