import { RealnameError } from '@realname/client'
import { webhookLimits } from '#domain/policy.ts'
import { urlFault, type urlFaults } from '#domain/webhook-url.ts'

/** The entries of the form of an endpoint. */
export interface EndpointEntries {
  readonly url: string
  readonly all: boolean
  /** The chosen names. They count only if not all events are chosen. */
  readonly names: readonly string[]
  readonly description: string
}

type UrlProblem = 'URL_MISSING' | 'URL_TOO_LONG' | keyof typeof urlFaults

/** The problem of each field, as a key of `fieldProblems` in the texts. */
export interface EndpointProblems {
  readonly url?: UrlProblem | 'REFUSED'
  readonly eventTypes?: 'NO_EVENT' | 'REFUSED'
  readonly description?: 'DESCRIPTION_REFUSED'
}

/** Whether a stage allows addresses of its own machine is known to the service only, so the page allows them. */
function urlProblem(url: string): UrlProblem | undefined {
  if (url === '') return 'URL_MISSING'
  if (url.length > webhookLimits.longestUrl) return 'URL_TOO_LONG'
  return urlFault(url, { loopback: true })
}

/** The problems that the page finds before it sends the entries. */
export function problemsOf({ url, all, names }: EndpointEntries): EndpointProblems {
  const inUrl = urlProblem(url)
  return {
    ...(inUrl === undefined ? {} : { url: inUrl }),
    ...(all || names.length > 0 ? {} : { eventTypes: 'NO_EVENT' }),
  }
}

/** The problems that the service found, by the pointers of its refusal. */
export function refusedFields(error: unknown, { url }: Pick<EndpointEntries, 'url'>): EndpointProblems {
  if (!(error instanceof RealnameError) || error.code !== 'INVALID_FIELD') return {}
  const refused = new Set(error.errors.map(({ pointer }) => pointer.split('/')[1]))
  return {
    ...(refused.has('url') ? { url: urlFault(url, { loopback: false }) ?? 'REFUSED' } : {}),
    ...(refused.has('eventTypes') ? { eventTypes: 'REFUSED' } : {}),
    ...(refused.has('description') ? { description: 'DESCRIPTION_REFUSED' } : {}),
  }
}
