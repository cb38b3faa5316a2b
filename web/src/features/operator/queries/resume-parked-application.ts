import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'

export type Resumption = Schemas['Resumption']

export const resumeParkedApplication = (api: Api, applicationId: string): Promise<Resumption> =>
  answerOf(
    api.POST('/v1/parked-applications/{applicationId}/resumption', { params: { path: { applicationId } } }),
  )
