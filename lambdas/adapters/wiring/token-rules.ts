import type { TokenRules } from '../../../contract/token-rules.ts'
import { readEnvironment } from '../environment.ts'

let read: TokenRules | undefined

/** The stage's, read once. */
export function tokenRules(): TokenRules {
  read ??= readEnvironment(['TOKEN_RULES']).TOKEN_RULES
  return read
}
