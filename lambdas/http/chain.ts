import middy, { type MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { answerHeaders } from '../../contract/headers.ts'
import { asksDirectory, type Operation } from '../../contract/operations/operation.ts'
import { buildOnce } from '../../domain/build-once.ts'
import type { Directory } from '../../domain/ports.ts'
import { systemClock } from '../adapters/system.ts'
import { withinTime } from '../adapters/time-limit.ts'
import { logFailure, logInformation } from '../logging.ts'
import type { Answering } from '../usecases/access/answer-once.ts'
import { assertStillEnabled, assertStillHasRole } from '../usecases/access/assert-still-enabled.ts'
import type { Principal } from '../usecases/access/people.ts'
import type { Once } from './idempotency.ts'
import { problemResponse } from './problem-response.ts'
import { type HttpEvent, parseRequest, type Request } from './request.ts'
import { assertThroughEdge } from './through-edge.ts'

type Response = APIGatewayProxyStructuredResultV2

export interface Endpoint<O extends Operation, D, R> {
  /** Builds the dependencies, once for each instance of the function. */
  readonly wire: () => D
  /** Calls the use case. */
  readonly perform: (deps: D & Answering, request: Request<O>) => Promise<R>
  /** Converts the result into an answer that must not be stored. It runs again for a repeated request. */
  readonly present?: (deps: D, request: Request<O>, result: R) => Promise<unknown>
}

/** The chain's own dependencies. Each is built on first use, once for each instance. */
export interface Surroundings {
  /** The accepted values of the edge header. Empty if the stage has no edge. */
  readonly edgeSecrets: () => readonly string[]
  readonly directory: () => Promise<Directory>
  readonly idempotency: () => Promise<Once>
}

/**
 * The only middleware chain of the API. Errors become problem details, and every answer gets the common headers. The row of
 * the operation decides whether the chain reads the user directory and whether it honours an Idempotency-Key.
 */
export function chain<O extends Operation, D, R>(
  operation: O,
  { wire, perform, present }: Endpoint<O, D, R>,
  surroundings: Surroundings,
) {
  const { edgeSecrets, directory, idempotency } = surroundings
  const dependencies = buildOnce(wire)
  const admit = asksDirectory(operation) ? admission(operation, buildOnce(directory)) : undefined
  const once = operation.method === 'POST' ? buildOnce(idempotency) : undefined
  const answer = async (event: HttpEvent, context: Context): Promise<Response> => {
    assertThroughEdge(event, edgeSecrets())
    const request = parseRequest(operation, event, Date.parse(systemClock()))
    await admit?.(request.principal)
    const deps = dependencies()
    const run = (answering: Answering) => perform({ ...deps, ...answering }, request)
    const result =
      once === undefined
        ? await run({})
        : ((await (
            await once()
          )(event, request.principal.accountId, context, run)) as R)
    const body = present === undefined ? result : await present(deps, request, result)
    return {
      statusCode: operation.status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
  }
  // Middy's own early timeout would answer while the work continues.
  return middy<HttpEvent, Response>({ timeoutEarlyInMillis: 0 })
    .use(headers())
    .use(problems(operation))
    .handler((event: HttpEvent, context: Context) =>
      withinTime(context.getRemainingTimeInMillis(), () => answer(event, context)),
    )
}

/** Refuses staff who were disabled or lost their role after their token was issued. */
function admission({ who, asksForRole }: Operation, directoryOfStage: () => Promise<Directory>) {
  return async (principal: Principal): Promise<void> => {
    const directory = await directoryOfStage()
    await assertStillEnabled({ directory }, principal)
    if (asksForRole === true && (who === 'reviewer' || who === 'operator')) {
      await assertStillHasRole({ directory }, principal, who)
    }
  }
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
