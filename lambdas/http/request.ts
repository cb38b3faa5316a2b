import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda'
import type * as z from 'zod'
import { yearSchema } from '../../contract/calendar.ts'
import { accountIdSchema, applicationIdSchema, consultationIdSchema } from '../../contract/fields.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { sampleIdSchema } from '../../contract/second-review.ts'
import { sessionIdSchema } from '../../contract/session.ts'
import { deliveryIdSchema, endpointIdSchema } from '../../contract/webhooks.ts'
import { DomainError, notFound } from '../../domain/errors.ts'
import { maximumBodyBytes } from '../../domain/policy.ts'
import type { Principal } from '../usecases/access/people.ts'
import { acceptedLanguage } from './accepted-language.ts'
import { fieldErrors } from './field-errors.ts'
import { principalOf } from './principal.ts'

/** `principalOf` parses the authorizer's context. */
export type HttpEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<{ readonly caller?: unknown } | undefined>

type OutputOf<T> = T extends () => z.ZodType ? z.output<ReturnType<T>> : undefined

export interface Request<O extends Operation> {
  readonly principal: Principal
  readonly applicationId: string
  readonly accountId: string
  readonly year: string
  readonly sessionId: string
  readonly endpointId: string
  readonly deliveryId: string
  readonly sampleId: string
  readonly consultationId: string
  /** The preferred language of the client, if any. */
  readonly language: string | undefined
  readonly body: OutputOf<O['body']>
  readonly query: OutputOf<O['query']>
}

/** Nested objects and lists. The deepest valid request has three levels. */
const maximumDepth = 8

/** Parses the request. Invalid path parameters are answered 404. */
export function parseRequest<O extends Operation>(operation: O, event: HttpEvent, now: number): Request<O> {
  return {
    principal: principalOf(operation, event.requestContext.authorizer?.lambda?.caller, now),
    applicationId: pathParameter(event, 'applicationId', applicationIdSchema()),
    accountId: pathParameter(event, 'accountId', accountIdSchema()),
    year: pathParameter(event, 'year', yearSchema()),
    sessionId: pathParameter(event, 'sessionId', sessionIdSchema()),
    endpointId: pathParameter(event, 'endpointId', endpointIdSchema()),
    deliveryId: pathParameter(event, 'deliveryId', deliveryIdSchema()),
    sampleId: pathParameter(event, 'sampleId', sampleIdSchema()),
    consultationId: pathParameter(event, 'consultationId', consultationIdSchema()),
    language: acceptedLanguage(event.headers['accept-language']),
    body: parseWith(operation.body?.(), () => jsonBody(event)) as OutputOf<O['body']>,
    query: parseWith(operation.query?.(), () => event.queryStringParameters ?? {}, '/query') as OutputOf<
      O['query']
    >,
  }
}

/** Empty for a route without this parameter. */
function pathParameter(event: HttpEvent, name: string, schema: z.ZodType<string>): string {
  const value = event.pathParameters?.[name]
  if (value === undefined) return ''
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw notFound()
  return parsed.data
}

function parseWith(schema: z.ZodType | undefined, read: () => unknown, root = ''): unknown {
  if (schema === undefined) return undefined
  const input = read()
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new DomainError(
    'INVALID_FIELD',
    'Some fields are not as they should be.',
    fieldErrors(parsed.error.issues, input, root),
  )
}

function jsonBody(event: HttpEvent): unknown {
  const value = parseJson(bodyText(event))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed()
  if (isDeeperThan(maximumDepth, value)) throw malformed()
  return value
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some(inner => isDeeperThan(depth - 1, inner))
}

/** The decoded body; empty if there is none. */
export function bodyText(event: HttpEvent): string {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > maximumBodyBytes) throw malformed()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw malformed()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed()
  }
}

function malformed(): DomainError {
  return new DomainError(
    'MALFORMED_REQUEST',
    `The body must be one JSON object in UTF-8, of at most ${maximumBodyBytes / 1024} KB and ${maximumDepth} levels.`,
  )
}
