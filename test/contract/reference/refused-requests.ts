import type { Operation } from '../../../contract/operations/operation.ts'
import { parseRequest } from '../../../lambdas/http/request.ts'
import { type FakeRequest, httpEvent, personCalling } from '../../support/http-event.ts'
import type { StoryWorld } from './story-world.ts'

/** The work of a function for a request that it refuses before its use case. */
export const parsing =
  ({ deps }: StoryWorld, operation: Operation, request: FakeRequest) =>
  async () =>
    parseRequest(operation, httpEvent(request), Date.parse(deps.clock()))

export const withExpiredToken = { caller: { kind: 'NOBODY', cause: 'EXPIRED' } }

export const asStaff = (request: FakeRequest): FakeRequest => ({
  ...request,
  caller: personCalling('somebody', { roles: ['reviewer', 'operator'] }),
})
