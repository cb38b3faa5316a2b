import { randomUUID } from 'node:crypto'
import { backendScopes } from '../../contract/caller.ts'
import type { CreateSession } from '../../contract/session.ts'
import { type ApiClient, apiClient } from '../../local/api-client.ts'
import { machineToken } from '../../local/machine-client.ts'
import { type Person, stack } from './world.ts'

/** A client with the token of the sample backend. */
export async function backendApi(): Promise<ApiClient & { readonly token: string }> {
  const token = await machineToken(stack.machineBackend, backendScopes)
  return { ...apiClient({ apiUrl: stack.apiUrl, token }), token }
}

const anyone = apiClient({ apiUrl: stack.apiUrl })

/** The token behind the `#` of an address. */
export const tokenIn = (url: string): string => new URL(url).hash.slice(1)

export const openedBy = (token: string) => anyone.call('openSession', { body: { token } })

/** A session of a new account, by default. */
export async function newSession(backend: ApiClient, more: Partial<CreateSession> = {}) {
  const body = { accountId: `customer-${randomUUID()}`, registrationRegion: 'CN', ...more }
  const created = await backend.call('createSession', { body })
  return { ...created, token: tokenIn(created.url) }
}

/** A user in a session of their own. */
export async function sessionOf(backend: ApiClient, more: Partial<CreateSession> = {}): Promise<Person> {
  const { accountId, token: link } = await newSession(backend, more)
  const { accessToken: token } = await openedBy(link)
  const user = { username: accountId, password: '', accountId }
  return { user, registrationRegion: 'CN', token, api: apiClient({ apiUrl: stack.apiUrl, token }) }
}

/** The phone of a user after a hand-off. */
export async function phoneOf({ api }: Pick<Person, 'api'>): Promise<ApiClient> {
  const { url } = await api.call('createHandoff')
  const { accessToken: token } = await openedBy(tokenIn(url))
  return apiClient({ apiUrl: stack.apiUrl, token })
}
