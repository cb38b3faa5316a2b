import * as z from 'zod'
import { errorCodes } from '../domain/errors.ts'
import { idempotencyHours, longestIdempotencyKey } from '../domain/policy.ts'
import { type Operation, takesIdempotencyKey } from './operations/operation.ts'
import { type OperationName, operations, sharedProblems } from './operations.ts'
import { type Problem, problemContentType, problemSchema } from './problem.ts'
import type { Examples } from './reference/operation-reference.ts'
import { describeOperation } from './reference/operation-text.ts'
import { pathParameters } from './reference/parameters.ts'
import { describeProperties } from './reference/properties.ts'
import { answersOf, problemOf, referenceOf, serviceDescription, tagOf, tags } from './reference/reference.ts'

type JsonObject = Record<string, unknown>

/** Schemas with an id become components, the others are inlined. Fields with a default are optional in inputs. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): JsonObject {
  const { $schema: _dialect, $defs, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const rewritten = JSON.parse(JSON.stringify({ root, $defs: $defs ?? {} }), (key, value) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : value,
  ) as { root: JsonObject; $defs: Record<string, JsonObject> }
  for (const [id, definition] of Object.entries(rewritten.$defs)) components[id] = withoutId(definition)
  const id = root.id
  if (typeof id !== 'string') return rewritten.root
  components[id] = withoutId(rewritten.root)
  return { $ref: `#/components/schemas/${id}` }
}

function withoutId({ id: _id, ...definition }: JsonObject): JsonObject {
  return definition
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: `A new random text for each change, such as a UUID. A repetition with the same key and body within ${idempotencyHours} hours gets the first answer.`,
  schema: { type: 'string', minLength: 1, maxLength: longestIdempotencyKey, pattern: '^[\\x21-\\x7e]+$' },
}

function parametersOf(operation: Operation, components: JsonObject): JsonObject[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    ...pathParameters[String(name)],
  }))
  const query = operation.query === undefined ? {} : jsonSchema(operation.query(), 'input', components)
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, JsonObject>).map(
    ([name, { description, ...schema }]) => ({ name, in: 'query', required: false, description, schema }),
  )
  return [...inPath, ...inQuery, ...(takesIdempotencyKey(operation) ? [idempotencyKey] : [])]
}

/** The gateway itself refuses too many requests, in its own form and before any function is called. */
const answeredByGateway = [429]
const gatewaySchema = { type: 'object', properties: { message: { type: 'string' } } }

const retryAfter = {
  description: 'Seconds until the request can be repeated. Answers of the gateway itself do not include it.',
  schema: { type: 'integer', minimum: 1 },
}

const withExamples = (schema: JsonObject, examples: Examples | undefined): JsonObject => ({
  schema,
  ...(examples === undefined ? {} : { examples }),
})

function problemExample(problem: Problem, status: number): Examples | undefined {
  if (problem.status !== status) return undefined
  return { [problem.code]: { summary: errorCodes[problem.code].meaning, value: problem } }
}

function responsesOf(name: OperationName, components: JsonObject): JsonObject {
  const operation: Operation = operations[name]
  const { answer } = operation
  const answered = answer && withExamples(jsonSchema(answer(), 'output', components), answersOf(name))
  const responses: JsonObject = {
    [operation.status]: {
      description: 'Done.',
      ...(answered === undefined ? {} : { content: { 'application/json': answered } }),
    },
  }
  const codes = [...new Set([...sharedProblems(operation), ...operation.problems])]
  const problem = jsonSchema(problemSchema(), 'output', components)
  for (const status of new Set(codes.map(code => errorCodes[code].status))) {
    responses[status] = {
      description: codes.filter(code => errorCodes[code].status === status).join(', '),
      ...(status === 429 ? { headers: { 'Retry-After': retryAfter } } : {}),
      content: {
        [problemContentType]: withExamples(problem, problemExample(problemOf(name), status)),
        ...(answeredByGateway.includes(status) ? { 'application/json': { schema: gatewaySchema } } : {}),
      },
    }
  }
  return responses
}

/** A group or a scope is enough. In OpenAPI 3.1, the list of a bearer token names them. */
function securityOf({ who, scope }: Operation): JsonObject[] {
  if (who === 'anyone') return []
  const groups = who === 'machine' ? [] : [{ bearer: who === 'applicant' ? [] : [who] }]
  return scope === undefined ? groups : [...groups, { bearer: [scope] }]
}

function operationObject(name: OperationName, components: JsonObject): JsonObject {
  const operation: Operation = operations[name]
  const reference = referenceOf(name)
  const { body } = operation
  const request = body && withExamples(jsonSchema(body(), 'input', components), reference.request)
  return {
    operationId: name,
    summary: operation.summary,
    description: describeOperation(operation, reference),
    tags: [tagOf(name)],
    security: securityOf(operation),
    parameters: parametersOf(operation, components),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': request } } }),
    responses: responsesOf(name, components),
  }
}

/** The beginning of the document. */
export const head = {
  openapi: '3.1.0',
  info: {
    title: 'Realname',
    version: '1.0.0',
    description: serviceDescription,
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
} as const

/** The OpenAPI 3.1 document of the contract. Only stages in test mode have the routes of test mode. */
export function openApiDocument({ testMode }: { readonly testMode: boolean }): JsonObject {
  const components: JsonObject = {}
  const paths: Record<string, JsonObject> = {}
  for (const [name, { path, method, testModeOnly }] of Object.entries<Operation>(operations)) {
    if (testModeOnly === true && !testMode) continue
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operationObject(name as OperationName, components),
    }
  }
  const used = new Set(
    Object.values(paths).flatMap(methods =>
      Object.values(methods as Record<string, { tags: string[] }>).flatMap(({ tags }) => tags),
    ),
  )
  return {
    ...head,
    servers: [{ url: '/', description: 'The stage that serves this document' }],
    security: [{ bearer: [] }],
    tags: tags.filter(({ name }) => used.has(name)),
    paths,
    components: {
      schemas: describeProperties(components),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token: of a person who signed in, of a session (`POST /v1/session-tokens`), or of a machine client. The names in an operation’s security are groups of people or scopes of machines.',
        },
      },
    },
  }
}
