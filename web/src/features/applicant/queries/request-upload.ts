import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'

export type Ticket = Schemas['Upload']

export const requestUpload = (
  api: Api,
  applicationId: string,
  body: Schemas['RequestUpload'],
): Promise<Ticket> =>
  answerOf(
    api.POST('/v1/applications/{applicationId}/documents', { params: { path: { applicationId } }, body }),
  )
