import { Stack } from 'aws-cdk-lib'
import type { TokenRules } from '../contract/token-rules.ts'
import type { BackendFunction } from './backend-function.ts'
import type { PageSignIn } from './pages.ts'

/** Who issues the tokens that the API takes. */
export interface TokenIssuer {
  /** What whoever signs in needs to know, as outputs of the stack. */
  readonly outputs: Readonly<Record<string, string>>
  /** How people sign in on the pages; undefined where it isn't known. */
  readonly pageSignIn: PageSignIn | undefined
  /** Sets which tokens a function takes, and how it reads their claims. */
  setTokenRules(fn: BackendFunction): void
  /** Lets a function ask whether a user is still enabled, and in which groups, where there is somebody to ask. */
  letAskDirectory(fn: BackendFunction, about: { readonly roles: boolean }): void
}

export function setRules(fn: BackendFunction, rules: TokenRules): void {
  fn.set('TOKEN_RULES', Stack.of(fn).toJsonString(rules))
}
