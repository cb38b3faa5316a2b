import type { TokenRules } from '../../../contract/token-rules.ts'
import type { TokenVerifier } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { jwtVerifier } from '../jwt-verifier.ts'

/** The stage's rules for tokens, and a verifier for its issuer's tokens. */
export function tokenVerification(): { verifier: TokenVerifier; rules: TokenRules } {
  const { TOKEN_RULES: rules } = readEnvironment(['TOKEN_RULES'])
  return { rules, verifier: jwtVerifier(rules.issuer, process.env.AWS_ENDPOINT_URL) }
}
