import { queryOptions } from '@tanstack/react-query'
import { viewingAddressMinutes } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

const lifetime = (viewingAddressMinutes * 60 - 30) * 1000

/** The accepted files with addresses of their pictures. Each call is recorded, so it is repeated only for new files. */
export const applicationFilesQuery = (api: Api, applicationId: string, documentIds: readonly string[]) =>
  queryOptions({
    queryKey: ['application-files', applicationId, documentIds],
    queryFn: () => api.applications.files(applicationId),
    staleTime: lifetime,
    gcTime: lifetime,
  })
