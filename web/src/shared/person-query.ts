import { queryOptions } from '@tanstack/react-query'
import type { Session } from './session.ts'

/** Null when no person is signed in. */
export const personQuery = (session: Session) =>
  queryOptions({
    queryKey: ['person'],
    queryFn: async () => (await session.person()) ?? null,
    staleTime: 60_000,
  })
