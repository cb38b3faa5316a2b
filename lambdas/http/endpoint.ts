import middy, { type MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { answerHeaders } from '../../contract/answer-headers.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { withinTime } from '../adapters/time-limit.ts'
import { edgeSecrets } from '../adapters/wiring/edge-secrets.ts'
import { logFailure, logInformation } from '../logging.ts'
import type { Answering } from '../usecases/answer-once.ts'
import type { Principal } from '../usecases/people.ts'
import { always, type Once } from './once.ts'
import { problemResponse } from './problem-response.ts'
import { type HttpEvent, parseRequest, type Request } from './request.ts'
import { assertThroughEdge } from './through-edge.ts'

type Response = APIGatewayProxyStructuredResultV2

export interface Endpoint<O extends Operation, D, R> {
  /** Builds the dependencies, once for each instance of the function. */
  readonly wire: () => D
  /** The one call into a use case. */
  readonly perform: (deps: D & Answering, request: Request<O>) => Promise<R>
  /** Turns the result into the answer, where that must not be kept: it is made afresh for a repeated request. */
  readonly present?: (deps: D, request: Request<O>, result: R) => Promise<unknown>
}

interface Conduct {
  /** Default: the work is done each time. */
  readonly once?: Once
  /** Refuses a caller whom the token alone would let in; before anything is done, or answered again. */
  readonly admit?: (principal: Principal) => Promise<void>
  /** Those of which a request that came through the edge has one. Default: the stage's. */
  readonly secretsOfEdge?: () => readonly string[]
}

/** The only middleware chain of the API: refusals become problem details, every answer gets its headers. */
export function endpoint<O extends Operation, D, R>(
  operation: O,
  { wire, perform, present }: Endpoint<O, D, R>,
  { once = always, admit = async () => undefined, secretsOfEdge = edgeSecrets }: Conduct = {},
) {
  let wired: D | undefined
  const answer = async (event: HttpEvent, context: Context): Promise<Response> => {
    assertThroughEdge(event, secretsOfEdge())
    const request = parseRequest(operation, event)
    await admit(request.principal)
    wired ??= wire()
    const deps = wired
    const run = (answering: Answering) => perform({ ...deps, ...answering }, request)
    const result = (await once(event, request.principal.accountId, context, run)) as R
    const body = present === undefined ? result : await present(deps, request, result)
    return {
      statusCode: operation.status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
  }
  // Middy's own early time-out would answer while the work goes on.
  return middy<HttpEvent, Response>({ timeoutEarlyInMillis: 0 })
    .use(headers())
    .use(problems(operation))
    .handler((event: HttpEvent, context: Context) =>
      withinTime(context.getRemainingTimeInMillis(), () => answer(event, context)),
    )
}

function headers(): MiddlewareObj<HttpEvent, Response> {
  return {
    after: ({ response }) => {
      if (response !== null) response.headers = { ...response.headers, ...answerHeaders }
    },
    onError: ({ response }) => {
      if (response) response.headers = { ...response.headers, ...answerHeaders }
    },
  }
}

function problems(operation: Operation): MiddlewareObj<HttpEvent, Response> {
  return {
    onError: request => {
      const { code, ...response } = problemResponse(request.error)
      const fields = {
        operation: `${operation.method} ${operation.path}`,
        status: Number(response.statusCode),
        code,
        awsRequestId: request.context.awsRequestId,
      }
      if (code === 'INTERNAL_ERROR' || code === 'TOOK_TOO_LONG')
        logFailure('REQUEST_FAILED', request.error, fields)
      else logInformation('REQUEST_REFUSED', fields)
      request.response = response
    },
  }
}
