import { type RealnameClient, realnameClient } from '@realname/client'
import { createContext, useContext } from 'react'
import { i18n } from './i18n.ts'
import type { Session } from './session.ts'

export type Api = RealnameClient

/** The API is on the origin of the pages. */
export const apiOf = (session: Session): Api =>
  realnameClient({
    baseUrl: location.origin,
    token: () => session.token(),
    language: () => i18n.language,
  })

const ApiContext = createContext<Api | undefined>(undefined)
export const ApiProvider = ApiContext.Provider

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === undefined) throw new Error('useApi outside of ApiProvider')
  return api
}
