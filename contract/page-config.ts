/** What one deployment tells the pages, in `/config.json` beside them: the same pages serve every stage. */
export interface PageConfig {
  readonly signIn: {
    /** The `iss` of the tokens. */
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    /** Where the provider doesn't tell them at `/.well-known/openid-configuration` of the issuer. */
    readonly endpoints?: { readonly authorize: string; readonly token: string; readonly signOut: string }
    /** Cognito's own sign-out takes other parameters than OpenID's. */
    readonly signOutBy?: 'cognito' | 'openid'
    /** Which claim of the access token holds the roles, and what they are called there. */
    readonly roles: { readonly claim: string; readonly reviewer: string; readonly operator: string }
  }
  /** What the stage asks of files: pixels on a photo's short side. */
  readonly files: { readonly shortestSide: number }
}
