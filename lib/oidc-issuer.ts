import type { BackendFunction } from './backend-function.ts'
import type { PageSignIn } from './pages.ts'
import type { Stage } from './stage.ts'
import { setRules, type TokenIssuer } from './token-issuer.ts'

type Oidc = NonNullable<Stage['oidc']>

/** The operator's own identity provider. The stack deploys nothing for it, and it has no user directory to read. */
export class OidcIssuer implements TokenIssuer {
  readonly outputs = {}
  readonly pageSignIn: PageSignIn | undefined
  private readonly oidc: Oidc

  constructor(oidc: Oidc) {
    this.oidc = oidc
    const { pages, claims, roleValues } = oidc
    if (pages === undefined) return
    this.pageSignIn = {
      config: {
        issuer: oidc.issuer,
        clientId: pages.clientId,
        scope: pages.scope,
        signOutBy: 'openid',
        roles: { claim: claims.roles, ...roleValues },
      },
      origins: [new URL(oidc.issuer).origin, ...pages.origins],
    }
  }

  setTokenRules(fn: BackendFunction): void {
    const { issuer, audience, required, claims, roleValues, machineTokens: hasMachines } = this.oidc
    setRules(fn, { issuer, audience: [...audience], required, claims, roleValues, hasMachines })
  }

  grantReadDirectory(fn: BackendFunction): void {
    fn.set('USER_DIRECTORY', 'NONE')
  }
}
