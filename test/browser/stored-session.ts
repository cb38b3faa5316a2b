import { decodeJwt } from 'jose'
import { signIn } from '../../local/sign-in.ts'
import type { User } from '../../local/stack-file.ts'
import { webConfigOf } from '../../local/web-config.ts'
import { stack } from '../engine/world.ts'

/** The entry that a sign-in leaves in a tab's session storage, in the form of `oidc-client-ts`. */
export async function storedSession(user: User): Promise<{ readonly key: string; readonly value: string }> {
  const { issuer, clientId, scope } = webConfigOf(stack).signIn
  const { accessToken, idToken, refreshToken } = await signIn(stack, user)
  const session = {
    access_token: accessToken,
    id_token: idToken,
    refresh_token: refreshToken,
    token_type: 'Bearer',
    scope,
    profile: decodeJwt(idToken),
    expires_at: decodeJwt(accessToken).exp,
  }
  return { key: `oidc.user:${issuer}:${clientId}`, value: JSON.stringify(session) }
}
