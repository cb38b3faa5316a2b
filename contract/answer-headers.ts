import { transportSecurityDays } from '../domain/policy.ts'

/** What every answer of the API has, whoever makes it: our functions, or the edge for what the gateway answers itself. */
export const answerHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': `max-age=${transportSecurityDays * 86_400}; includeSubDomains`,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const
