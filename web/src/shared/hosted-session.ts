import { Realname, RealnameError } from '@realname/client'

/** The data of a session in this tab that was opened by a link and not by signing in. */
interface Stored {
  /** `APPLY`: all rights of an applicant. `UPLOAD`: the rights of a phone that uploads files. */
  readonly kind: 'APPLY' | 'UPLOAD'
  /** The token of the link, which gives further access tokens. A phone has none: a hand-off works once. */
  readonly link?: string
  readonly accessToken: string
  readonly expiresAt: string
  readonly sessionId: string
  readonly returnUrl?: string
  readonly applicationId?: string
}

const storageKey = 'realname.link'

/** Milliseconds before its expiry at which an access token is renewed. */
const renewalMargin = 60_000

/**
 * A session that a backend created, or a hand-off from a computer. It lives in this tab's storage, so that it survives a
 * reload and is removed with the tab. The link opens it again in other tabs and on other devices.
 */
export class HostedSession {
  private renewal: Promise<string | undefined> | undefined

  private get stored(): Stored | undefined {
    const text = sessionStorage.getItem(storageKey)
    return text === null ? undefined : (JSON.parse(text) as Stored)
  }

  private store(stored: Stored): void {
    sessionStorage.setItem(storageKey, JSON.stringify(stored))
  }

  /** Whether this tab belongs to a session, though it may have ended. */
  get isOpen(): boolean {
    return this.stored !== undefined
  }

  get kind(): Stored['kind'] | undefined {
    return this.stored?.kind
  }

  get sessionId(): string {
    return this.stored?.sessionId ?? ''
  }

  /** The application that a phone uploads files for. */
  get applicationId(): string | undefined {
    return this.stored?.applicationId
  }

  /** Exchanges the token of an address. Returns the language that the backend asked for. */
  async open(token: string, kind: Stored['kind']): Promise<string | undefined> {
    const opened = await this.exchange(token)
    const { accessToken, expiresAt, sessionId, returnUrl, applicationId, locale } = opened
    this.store({
      kind,
      accessToken,
      expiresAt,
      sessionId,
      ...(kind === 'APPLY' ? { link: token } : {}),
      ...(returnUrl === undefined ? {} : { returnUrl }),
      ...(applicationId === undefined ? {} : { applicationId }),
    })
    return locale
  }

  /** A valid token; undefined if the session has ended. */
  async token(): Promise<string | undefined> {
    const { stored } = this
    if (stored === undefined) return undefined
    const left = Date.parse(stored.expiresAt) - Date.now()
    if (stored.link === undefined) return left > 0 ? stored.accessToken : undefined
    if (left > renewalMargin) return stored.accessToken
    this.renewal ??= this.renew(stored.link).finally(() => {
      this.renewal = undefined
    })
    return this.renewal
  }

  private async renew(link: string): Promise<string | undefined> {
    try {
      await this.open(link, 'APPLY')
      return this.stored?.accessToken
    } catch (error) {
      if (isEnded(error)) return undefined
      throw error
    }
  }

  /** The return URL of the backend, with the session's id and never with a result. */
  returnAddress(): { readonly url: string; readonly host: string } | undefined {
    const { returnUrl, sessionId = '' } = this.stored ?? {}
    if (returnUrl === undefined || !/^https?:/.test(returnUrl)) return undefined
    const url = new URL(returnUrl)
    url.searchParams.set('sessionId', sessionId)
    return { url: url.href, host: url.host }
  }

  private exchange(token: string) {
    return new Realname({ baseUrl: location.origin, retries: 1 }).sessions.open({ token })
  }
}

export function isEnded(error: unknown): boolean {
  return error instanceof RealnameError && error.code === 'SESSION_ENDED'
}
