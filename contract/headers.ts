import { transportSecurityDays } from '../domain/policy.ts'

/** The edge adds this header with one of the stage's secrets, which shows that a request came through the edge. */
export const edgeHeader = 'x-realname-edge'

/** Headers of every answer of the API. Functions add them; the edge adds them to answers of the gateway itself. */
export const answerHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': `max-age=${transportSecurityDays * 86_400}; includeSubDomains`,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const

interface PageOrigins {
  /** Origins to which pages send requests besides their own: the sign-in provider, the inbox. */
  readonly connect: readonly string[]
  /** Origins of pictures besides the pages' own: the vault. */
  readonly images: readonly string[]
}

/** The headers of every file of the web client. Styles may be inline: Mantine writes its colours into a style element. */
export function pageHeaders({ connect, images }: PageOrigins): Record<string, string> {
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:', ...images],
    'connect-src': ["'self'", ...connect],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
      .join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': answerHeaders['strict-transport-security'],
    'x-content-type-options': 'nosniff',
  }
}
