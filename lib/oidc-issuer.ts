import type { BackendFunction } from './backend-function.ts'
import type { Stage } from './stage.ts'
import { type TokenIssuer, tellRules } from './token-issuer.ts'

type Oidc = NonNullable<Stage['oidc']>

/** An identity provider of the operator's own: nothing of it is deployed here. It has no directory that we could ask. */
export class OidcIssuer implements TokenIssuer {
  readonly issuer: string
  readonly audience: readonly string[]
  readonly outputs = {}
  private readonly oidc: Oidc

  constructor(oidc: Oidc) {
    this.oidc = oidc
    this.issuer = oidc.issuer
    this.audience = oidc.audience
  }

  tellTokenRules(fn: BackendFunction): void {
    const { required, claims, roleValues } = this.oidc
    tellRules(fn, { required, claims, roleValues })
  }

  letAskDirectory(fn: BackendFunction): void {
    fn.set('USER_DIRECTORY', 'NONE')
  }
}
