import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { Caller } from '../../contract/caller.ts'
import type { HttpEvent } from '../../lambdas/http/request.ts'

export interface FakeRequest {
  /** A value other than text is sent as JSON. */
  readonly body?: unknown
  readonly isBase64Encoded?: boolean
  /** Default: a person without a role. */
  readonly caller?: unknown
  readonly path?: Record<string, string>
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
}

type Person = Extract<Caller, { kind: 'PERSON' }>

/** A person in the form of the authorizer's result. */
export function personCalling(accountId: string, more: Partial<Person> = {}): Person {
  return {
    kind: 'PERSON',
    accountId,
    roles: [],
    registrationRegion: 'DE',
    userName: accountId,
    expiresAt: '2999-12-31T00:00:00.000Z',
    ...more,
  }
}

/** The event of API Gateway for a request, after its authorizer. */
export function httpEvent(request: FakeRequest): HttpEvent {
  const {
    body,
    isBase64Encoded = false,
    caller = personCalling('somebody'),
    path,
    query,
    headers = {},
  } = request
  return {
    version: '2.0',
    routeKey: 'POST /test',
    rawPath: '/test',
    rawQueryString: '',
    headers,
    ...(path === undefined ? {} : { pathParameters: path }),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded,
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: { method: 'POST', path: '/test', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: 'POST /test',
      stage: '$default',
      time: '23/Nov/2026:02:00:00 +0000',
      timeEpoch: 1_795_399_200_000,
      authorizer: { lambda: { caller } },
    },
  }
}

export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:test',
  memoryLimitInMB: '128',
  awsRequestId: 'request-1',
  logGroupName: '/aws/lambda/test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
}

export function answerOf({ statusCode, headers = {}, body = '' }: APIGatewayProxyStructuredResultV2): Answer {
  return { status: Number(statusCode), headers, body: JSON.parse(body) }
}
