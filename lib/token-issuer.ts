import type { TokenRules } from '../contract/token-rules.ts'
import type { BackendFunction } from './backend-function.ts'
import type { PageSignIn } from './pages.ts'

/** Who issues the tokens that the API takes. */
export interface TokenIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string
  /** Whom they must be for: one of these is the token's `aud`, or its `client_id`. */
  readonly audience: readonly string[]
  /** What whoever signs in needs to know, as outputs of the stack. */
  readonly outputs: Readonly<Record<string, string>>
  /** How people sign in on the pages; undefined where it isn't known. */
  readonly pageSignIn: PageSignIn | undefined
  /** Tells a function how to read the tokens. */
  tellTokenRules(fn: BackendFunction): void
  /** Lets a function ask whether a user is still enabled, and in which groups, where there is somebody to ask. */
  letAskDirectory(fn: BackendFunction, about: { readonly roles: boolean }): void
}

export function tellRules(fn: BackendFunction, rules: TokenRules): void {
  fn.set('TOKEN_RULES', JSON.stringify(rules))
}
