import * as z from 'zod'
import type { Operation } from '../contract/operations/operation.ts'
import { type OperationName, operations } from '../contract/operations.ts'
import { problemSchema } from '../contract/problem.ts'

export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON, or the text if it is not JSON. */
  readonly body: unknown
}

/** The API refused a call. */
class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly status: number
  /** The stable code, if the answer was a problem document. */
  readonly code: string | undefined
  constructor(call: string, { status, body }: ApiAnswer) {
    const problem = problemSchema().safeParse(body).data
    const fields = problem?.errors?.map(({ pointer, message }) => `\n  ${pointer}: ${message}`).join('') ?? ''
    super(
      `${call} answered ${status} ${problem ? `${problem.code}: ${problem.detail}` : JSON.stringify(body)}${fields}`,
    )
    this.status = status
    this.code = problem?.code
  }
}

export interface CallInput {
  /** Values for the `{…}` in the path. */
  readonly path?: Record<string, string>
  readonly query?: Record<string, string>
  readonly body?: unknown
}

type AnswerOf<Name extends OperationName> = (typeof operations)[Name] extends {
  readonly answer: () => infer Schema extends z.ZodType
}
  ? z.infer<Schema>
  : undefined

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A client of the public API for one user. */
export const apiClient = ({ apiUrl, token }: { apiUrl: string; token?: string }) => {
  /** Sends a request and returns any answer. */
  const request = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<ApiAnswer> => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    })
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) }
  }

  /** Calls an operation. It throws unless the answer has the status and the schema of the contract. */
  const call = async <Name extends OperationName>(
    name: Name,
    input: CallInput = {},
  ): Promise<AnswerOf<Name>> => {
    const operation: Operation = operations[name]
    const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(input.path?.[key] ?? ''),
    )
    const query = input.query ? `?${new URLSearchParams(input.query)}` : ''
    const answer = await request(operation.method, `${path}${query}`, { body: input.body })
    const title = `${operation.method} ${path}`
    if (answer.status !== operation.status) throw new ApiProblem(title, answer)
    if (operation.answer === undefined) return undefined as AnswerOf<Name>
    const result = operation.answer().safeParse(answer.body)
    if (!result.success)
      throw new Error(`${title} does not match the contract:\n${z.prettifyError(result.error)}`)
    return result.data as AnswerOf<Name>
  }

  return { request, call }
}

export type ApiClient = ReturnType<typeof apiClient>

/** Sends a file to the presigned URL of `requestUpload`. */
export const putFile = async (
  { method, url, headers }: AnswerOf<'requestUpload'>['upload'],
  file: Uint8Array<ArrayBuffer>,
): Promise<void> => {
  const answer = await fetch(url, { method, headers, body: file, signal: AbortSignal.timeout(60_000) })
  if (!answer.ok)
    throw new Error(`The upload answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
}
