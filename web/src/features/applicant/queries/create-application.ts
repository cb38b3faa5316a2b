import { answerOf, type Schemas } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#web/shared/api.ts'
import { applicationKey } from './application-query.ts'

export function useCreateApplication() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['CreateApplication']) => answerOf(api.POST('/v1/applications', { body })),
    onSuccess: async application => {
      queries.setQueryData(applicationKey(application.applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
  })
}
