import type * as z from 'zod'
import type { Operation } from '#contract/operations/operation.ts'
import { type OperationName, operations } from '#contract/operations.ts'
import { problemContentType, problemOf } from '#contract/problem.ts'
import type { ErrorCode, FieldError } from '#domain/errors.ts'

type AnswerOf<Name extends OperationName> = (typeof operations)[Name] extends {
  readonly answer: () => infer Schema extends z.ZodType
}
  ? z.infer<Schema>
  : undefined

interface Call {
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
  readonly headers: Headers
}

/** A refusal in place of an answer. */
class Refusal {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  readonly headers: Readonly<Record<string, string>>
  constructor(code: ErrorCode, errors: readonly FieldError[], headers: Readonly<Record<string, string>>) {
    this.code = code
    this.errors = errors
    this.headers = headers
  }
}

export const refusal = (
  code: ErrorCode,
  { errors = [], headers = {} }: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
) => new Refusal(code, errors, headers)

type Given<Answer> = Answer | Refusal

/** What each operation answers, now or later. An operation without an entry must not be called. */
export type Answers = {
  readonly [Name in OperationName]?: (call: Call) => Given<AnswerOf<Name>> | Promise<Given<AnswerOf<Name>>>
}

const shapeOf = ({ path }: Operation) => new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`)

const named = Object.entries(operations) as [OperationName, Operation][]

/** Static paths come before those with variables, which would match them too. */
const routes = named
  .map(([name, operation]) => ({ name, operation, shape: shapeOf(operation) }))
  .sort((one, other) => one.operation.path.split('{').length - other.operation.path.split('{').length)

/** A service that answers as the contract says: each answer is parsed by the schema of its operation. */
export function fakeService(answers: Answers) {
  const calls: { readonly name: OperationName; readonly call: Call }[] = []
  const fetch = async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(address)
    const { method = 'GET', body, headers } = init
    const route = routes.find(({ operation, shape }) => operation.method === method && shape.test(pathname))
    const answer = route === undefined ? undefined : (answers[route.name] as (call: Call) => unknown)
    if (route === undefined || answer === undefined) {
      throw new Error(`The test answers no ${method} ${pathname}`)
    }
    const call: Call = {
      path: route.shape.exec(pathname)?.slice(1) ?? [],
      query: searchParams,
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      headers: new Headers(headers),
    }
    calls.push({ name: route.name, call })
    const result = await answer(call)
    if (result instanceof Refusal) {
      const problem = problemOf(result.code, '', result.errors)
      const given = { 'content-type': problemContentType, ...result.headers }
      return new Response(JSON.stringify(problem), { status: problem.status, headers: given })
    }
    const { status, answer: schema } = route.operation
    return new Response(schema === undefined ? null : JSON.stringify(schema().parse(result)), { status })
  }
  return {
    fetch,
    callsOf: (name: OperationName) => calls.filter(each => each.name === name).map(each => each.call),
  }
}
