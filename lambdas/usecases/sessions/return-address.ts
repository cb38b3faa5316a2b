import type { SessionRules } from '../../../contract/session-rules.ts'
import { fieldRefusal } from '../../../domain/errors.ts'

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function isAllowed(text: string, { returnOrigins, allowLoopback }: SessionRules): boolean {
  // Browsers ignore tabs and line breaks in addresses, and read `\` as `/`. Such addresses are refused.
  if (!/^[\x21-\x7e]+$/.test(text) || text.includes('\\') || !URL.canParse(text)) return false
  const { protocol, hostname, origin, username, password } = new URL(text)
  if (username !== '' || password !== '') return false
  if (allowLoopback && (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname)) return true
  return protocol === 'https:' && returnOrigins.includes(origin)
}

/** A page returns only to origins that the stage's operator listed. */
export function assertMayReturnTo(returnUrl: string | undefined, rules: SessionRules): void {
  if (returnUrl === undefined || isAllowed(returnUrl, rules)) return
  throw fieldRefusal(
    'INVALID_FIELD',
    '/returnUrl',
    'Pages return only to HTTPS addresses at the origins that the stage lists.',
  )
}
