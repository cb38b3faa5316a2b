import { Realname } from '@realname/client'
import { createContext, useContext } from 'react'
import { i18n } from './i18n.ts'
import type { Session } from './session.ts'

export type Api = Realname

/**
 * The API is on the origin of the pages. Queries are repeated by TanStack Query, which waits while the device is offline.
 * Changes are repeated by the user, who sees each failure; the client sends them with the same `Idempotency-Key`.
 */
export const apiOf = (session: Session): Api =>
  new Realname({
    baseUrl: location.origin,
    token: () => session.token(),
    language: () => i18n.language,
    retries: 0,
    timeout: Number.POSITIVE_INFINITY,
  })

const ApiContext = createContext<Api | undefined>(undefined)
export const ApiProvider = ApiContext.Provider

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === undefined) throw new Error('useApi outside of ApiProvider')
  return api
}
