import { User, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { PageConfig } from '#contract/page-config.ts'
import { type PersonRole, staffRoles } from '#domain/roles.ts'
import { HostedSession } from './hosted-session.ts'
import { ownPath } from './own-path.ts'

export interface Person {
  readonly accountId: string
  readonly email: string | undefined
  readonly roles: readonly PersonRole[]
}

/** The page to open after the sign-in: a path of this site without personal data. */
interface ComeBack {
  readonly path: string
}

const betweenTabs = 'realname.session'

type BetweenTabs = { readonly offered: string } | { readonly taken: true }

function claimsOf(accessToken: string): Record<string, unknown> {
  const payload = accessToken.split('.')[1] ?? ''
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), character =>
    character.charCodeAt(0),
  )
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
}

/**
 * Signs in on the provider's pages, with PKCE, or opens a session by a link. Tokens stay in this tab and are removed with
 * it. A link takes precedence over a sign-in of the same tab.
 */
export class Session {
  readonly hosted = new HostedSession()
  private readonly manager: UserManager
  private readonly config: PageConfig['signIn']
  private readonly unfinished = new Set<() => Promise<void>>()

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

  /** Exchanges the token of an address. A sign-in in this tab ends, so that the two are not mixed. */
  async openLink(token: string, kind: 'APPLY' | 'UPLOAD'): Promise<string | undefined> {
    const locale = await this.hosted.open(token, kind)
    await this.manager.removeUser()
    return locale
  }

  async person(): Promise<Person | undefined> {
    if (this.hosted.isOpen) return this.hostedPerson()
    const user = await this.user()
    return user === undefined ? undefined : this.personOf(user)
  }

  /** A valid token; undefined if the session has ended. */
  async token(): Promise<string | undefined> {
    if (this.hosted.isOpen) return this.hosted.token()
    return (await this.user())?.access_token
  }

  /** A device in standby misses the renewal. It is done afterwards. */
  private async user(): Promise<User | undefined> {
    const user = await this.manager.getUser()
    if (user === null) return undefined
    if (user.expired !== true) return user
    // Without a refresh token the library would try a frame, which the content security policy forbids.
    if (user.refresh_token === undefined) return undefined
    return (await this.manager.signinSilent().catch(() => null)) ?? undefined
  }

  async signIn(path: string): Promise<void> {
    await this.manager.signinRedirect({ state: { path } satisfies ComeBack })
  }

  /** Completes the sign-in after the provider's redirect. Returns the path that the person wanted to open. */
  async complete(): Promise<string> {
    const user = await this.manager.signinCallback()
    return ownPath((user?.state as Partial<ComeBack> | undefined)?.path, location.origin)
  }

  /**
   * Passes this tab's session to a tab that waits for it; this tab then has none. It is sent between two pages of this
   * site and not stored. The offer is repeated until it is taken, because a waiting tab may be suspended. Returns a
   * function that stops it.
   */
  handOver(onTaken: () => void): () => void {
    const channel = new BroadcastChannel(betweenTabs)
    const offer = async () => {
      const user = await this.manager.getUser()
      if (user !== null) channel.postMessage({ offered: user.toStorageString() } satisfies BetweenTabs)
    }
    const offering = setInterval(() => void offer(), 1000)
    const stop = () => {
      clearInterval(offering)
      channel.close()
    }
    channel.onmessage = async ({ data }: MessageEvent<BetweenTabs>) => {
      if (!('taken' in data)) return
      stop()
      await this.manager.removeUser()
      onTaken()
    }
    void offer()
    return stop
  }

  /**
   * Waits until the same person has signed in in another tab and takes over that session. Returns a function that stops
   * the waiting.
   */
  takeOver(accountId: string, onTaken: () => void): () => void {
    const channel = new BroadcastChannel(betweenTabs)
    channel.onmessage = async ({ data }: MessageEvent<BetweenTabs>) => {
      if (!('offered' in data)) return
      const user = User.fromStorageString(data.offered)
      if (this.personOf(user).accountId !== accountId) return
      await this.manager.storeUser(user)
      channel.postMessage({ taken: true } satisfies BetweenTabs)
      onTaken()
    }
    return () => channel.close()
  }

  /** Work that needs the sign-in is completed before it ends. Returns a function that removes the work. */
  completeBeforeSignOut(complete: () => Promise<void>): () => void {
    this.unfinished.add(complete)
    return () => this.unfinished.delete(complete)
  }

  async signOut(): Promise<void> {
    await Promise.allSettled([...this.unfinished].map(complete => complete()))
    const { clientId, signOutBy } = this.config
    await this.manager.signoutRedirect(
      signOutBy === 'cognito'
        ? { extraQueryParams: { client_id: clientId, logout_uri: location.origin } }
        : {},
    )
  }

  private async hostedPerson(): Promise<Person | undefined> {
    if ((await this.hosted.token()) === undefined) return undefined
    return { accountId: this.hosted.sessionId, email: undefined, roles: ['applicant'] }
  }

  private personOf(user: User): Person {
    const claims = claimsOf(user.access_token)
    const { claim, ...names } = this.config.roles
    const groups = claims[claim]
    const roles = Array.isArray(groups) ? groups : []
    return {
      accountId: String(claims.sub),
      email: user.profile.email,
      roles: ['applicant', ...staffRoles.filter(role => roles.includes(names[role]))],
    }
  }
}
