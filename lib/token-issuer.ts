import { Stack } from 'aws-cdk-lib'
import type { TokenRules } from '../contract/token-rules.ts'
import type { BackendFunction } from './backend-function.ts'
import type { PageSignIn } from './pages.ts'

/** The issuer of the tokens that the API accepts. */
export interface TokenIssuer {
  /** Outputs of the stack with the addresses and ids that clients need to sign in. */
  readonly outputs: Readonly<Record<string, string>>
  /** The sign-in of the pages, if the stage has one. */
  readonly pageSignIn: PageSignIn | undefined
  /** Sets the tokens that a function accepts and the names of their claims. */
  setTokenRules(fn: BackendFunction): void
  /**
   * Grants reading whether a user is enabled; with `roles`, the user's groups; with `search`, which users have an e-mail
   * address. An issuer without a directory grants nothing.
   */
  grantReadDirectory(fn: BackendFunction, about: { readonly roles: boolean; readonly search: boolean }): void
}

export function setRules(fn: BackendFunction, rules: TokenRules): void {
  fn.set('TOKEN_RULES', Stack.of(fn).toJsonString(rules))
}
