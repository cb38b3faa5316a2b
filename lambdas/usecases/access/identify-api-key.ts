import { type Caller, machineScopeNames } from '../../../contract/caller.ts'
import type { ApiKey } from '../../../domain/api-key.ts'
import { accessTokenMinutes } from '../../../domain/policy.ts'
import type { Clock, KeyedHash } from '../../../domain/ports.ts'
import { minutesAfter } from '../../../domain/session.ts'
import { hashOfToken, readToken } from '../sessions/tokens.ts'

export interface FindingApiKeys {
  /** Strongly consistent. */
  find(keyId: string): Promise<ApiKey | undefined>
}

interface IdentifyingApiKeys {
  readonly apiKeys: FindingApiKeys
  readonly keyedHash: KeyedHash
  readonly clock: Clock
}

/** The machine with an API key. The key is looked up for each request, so that a revocation takes effect at once. */
export async function identifyApiKey(
  { apiKeys, keyedHash, clock }: IdentifyingApiKeys,
  text: string,
): Promise<Caller> {
  const token = readToken(text)
  if (token?.kind !== 'KEY') return { kind: 'NOBODY', cause: 'INVALID' }
  const key = await apiKeys.find(token.id)
  if (key === undefined || key.revokedAt !== undefined) return { kind: 'NOBODY', cause: 'INVALID' }
  if (key.hash !== (await hashOfToken(keyedHash, text))) return { kind: 'NOBODY', cause: 'INVALID' }
  const now = clock()
  const latest = minutesAfter(now, accessTokenMinutes)
  const expiresAt = key.expiresAt !== undefined && key.expiresAt < latest ? key.expiresAt : latest
  if (expiresAt <= now) return { kind: 'NOBODY', cause: 'EXPIRED' }
  const scopes = machineScopeNames.filter(scope => key.scopes.includes(scope))
  return { kind: 'MACHINE', clientId: `key:${key.keyId}`, scopes, expiresAt }
}
