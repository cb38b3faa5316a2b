import { answerHeaders } from './answer-headers.ts'

interface PageOrigins {
  /** Where pages send requests besides their own origin: the sign-in provider, the inbox. */
  readonly connect: readonly string[]
  /** Where pictures come from besides the pages: the vault. */
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
