import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { PageConfig } from '../../../contract/page-config.ts'
import { ownPath } from './own-path.ts'

export type Role = 'applicant' | 'reviewer' | 'operator'

export interface Person {
  readonly accountId: string
  readonly email: string | undefined
  readonly roles: readonly Role[]
}

/** Where to come back to after signing in: a path of ours, without anything personal. */
interface ComeBack {
  readonly path: string
}

function claimsOf(accessToken: string): Record<string, unknown> {
  const payload = accessToken.split('.')[1] ?? ''
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), character =>
    character.charCodeAt(0),
  )
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
}

/** Sign-in by the provider's own pages, with PKCE. Tokens stay in this tab and end with it. */
export class Session {
  private readonly manager: UserManager
  private readonly config: PageConfig['signIn']

  constructor(config: PageConfig['signIn']) {
    this.config = config
    const { endpoints } = config
    this.manager = new UserManager({
      authority: config.issuer,
      client_id: config.clientId,
      scope: config.scope,
      response_type: 'code',
      redirect_uri: `${location.origin}/signed-in`,
      post_logout_redirect_uri: location.origin,
      userStore: new WebStorageStateStore({ store: sessionStorage }),
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
      automaticSilentRenew: true,
      ...(endpoints === undefined
        ? {}
        : {
            metadata: {
              issuer: config.issuer,
              authorization_endpoint: endpoints.authorize,
              token_endpoint: endpoints.token,
              end_session_endpoint: endpoints.signOut,
            },
          }),
    })
  }

  async person(): Promise<Person | undefined> {
    const user = await this.manager.getUser()
    return user === null || user.expired === true ? undefined : this.personOf(user)
  }

  /** A token that is good now; undefined when the session has ended. */
  async token(): Promise<string | undefined> {
    const user = await this.manager.getUser()
    if (user === null) return undefined
    if (user.expired !== true) return user.access_token
    const renewed = await this.manager.signinSilent().catch(() => null)
    return renewed?.access_token
  }

  async signIn(path: string): Promise<void> {
    await this.manager.signinRedirect({ state: { path } satisfies ComeBack })
  }

  /** Ends the sign-in that the provider's page has sent us back from. Answers where the person wanted to go. */
  async complete(): Promise<string> {
    const user = await this.manager.signinCallback()
    return ownPath((user?.state as Partial<ComeBack> | undefined)?.path, location.origin)
  }

  async signOut(): Promise<void> {
    const { clientId, signOutBy } = this.config
    await this.manager.signoutRedirect(
      signOutBy === 'cognito'
        ? { extraQueryParams: { client_id: clientId, logout_uri: location.origin } }
        : {},
    )
  }

  private personOf(user: User): Person {
    const claims = claimsOf(user.access_token)
    const { claim, reviewer, operator } = this.config.roles
    const groups = claims[claim]
    const held = Array.isArray(groups) ? groups : []
    return {
      accountId: String(claims.sub),
      email: user.profile.email,
      roles: [
        'applicant',
        ...(held.includes(reviewer) ? (['reviewer'] as const) : []),
        ...(held.includes(operator) ? (['operator'] as const) : []),
      ],
    }
  }
}
