import middy, { type MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { answerHeaders } from '../../contract/headers.ts'
import { asksDirectory, type Operation, takesIdempotencyKey } from '../../contract/operations/operation.ts'
import { buildOnce } from '../../domain/build-once.ts'
import type { Directory } from '../../domain/ports.ts'
import { systemClock } from '../adapters/system.ts'
import { withinTime } from '../adapters/time-limit.ts'
import { logFailure, logInformation } from '../logging.ts'
import type { AnswerContext } from '../usecases/access/answer-once.ts'
import { assertStillEnabled, assertStillHasRole } from '../usecases/access/assert-still-enabled.ts'
import type { Principal } from '../usecases/access/people.ts'
import { isThroughEdge, notThroughEdge } from '../usecases/access/through-edge.ts'
import type { Once } from './idempotency.ts'
import { problemResponse } from './problem-response.ts'
import { type HttpEvent, parseRequest, type Request } from './request.ts'

type Response = APIGatewayProxyStructuredResultV2

export interface Endpoint<O extends Operation, D, R> {
  /** Builds the dependencies, once for each instance of the function. */
  readonly wire: () => D
  /**
   * Begins the first reads of `perform`, beside the check of the caller and the search for a stored answer. They change
   * nothing, and nothing of them is shown before both have ended. Returns the dependencies that answer these reads.
   */
  readonly ahead?: (deps: D, request: Request<O>) => Ahead<Partial<D>>
  /** Calls the use case. */
  readonly perform: (deps: D & AnswerContext, request: Request<O>) => Promise<R>
  /** Converts the result into an answer that must not be stored. It runs again for a repeated request. */
  readonly present?: (deps: D, request: Request<O>, result: R) => Promise<unknown>
}

interface Ahead<D> {
  readonly performing: D
  /** Reads afresh: a stored answer may be newer than the first reads. */
  readonly presenting: D
}

/** The chain's own dependencies. Each is built on first use, once for each instance. */
export interface Surroundings {
  /** The accepted values of the edge header, empty if the stage has no edge. Asked where no authorizer checks the header. */
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
  { wire, ahead, perform, present }: Endpoint<O, D, R>,
  surroundings: Surroundings,
) {
  const { edgeSecrets, directory, idempotency } = surroundings
  const dependencies = buildOnce(wire)
  const admit = asksDirectory(operation) ? admission(operation, buildOnce(directory)) : undefined
  const once = takesIdempotencyKey(operation) ? buildOnce(idempotency) : undefined
  const answer = async (event: HttpEvent, context: Context): Promise<Response> => {
    if (operation.who === 'anyone' && !isThroughEdge(event.headers, edgeSecrets())) throw notThroughEdge()
    const request = parseRequest(operation, event, Date.parse(systemClock()))
    const first = ahead?.(dependencies(), request)
    const admitted = admit?.(request.principal)
    const run = async (answerContext: AnswerContext) => {
      await admitted
      return perform({ ...dependencies(), ...first?.performing, ...answerContext }, request)
    }
    const runOnce = async () => {
      if (once === undefined) return run({})
      // A claim is a write, so it waits for the check of the caller.
      if (operation.isInSteps) await admitted
      return (await once())(event, callerKey(request.principal), context, run) as Promise<R>
    }
    const result = await whenPermitted(admitted, runOnce())
    const body =
      present === undefined
        ? result
        : await present({ ...dependencies(), ...first?.presenting }, request, result)
    if (operation.answer === undefined) return { statusCode: operation.status }
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

/** The outcome of the work, or the refusal of the caller if there is one. Both have ended then. */
async function whenPermitted<R>(admitted: Promise<void> | undefined, work: Promise<R>): Promise<R> {
  const [permission, outcome] = await Promise.allSettled([admitted, work])
  if (permission.status === 'rejected') throw permission.reason
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

/** Tells callers apart: an integrator may choose the id of somebody else for an account of sessions. */
function callerKey({ accountId, sessionId }: Principal): string {
  return sessionId === undefined ? accountId : `session#${accountId}`
}

/** Refuses staff who were disabled or lost their role after their token was issued. */
function admission({ who, asksForRole }: Operation, directoryOfStage: () => Promise<Directory>) {
  return async (principal: Principal): Promise<void> => {
    const directory = await directoryOfStage()
    const enabled = assertStillEnabled({ directory }, principal)
    const role =
      asksForRole === true && (who === 'reviewer' || who === 'operator')
        ? assertStillHasRole({ directory }, principal, who)
        : undefined
    await whenPermitted(enabled, Promise.resolve(role))
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
