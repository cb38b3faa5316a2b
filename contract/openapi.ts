import * as z from 'zod'
import { errorCodes } from '../domain/errors.ts'
import { idempotencyHours, longestIdempotencyKey } from '../domain/policy.ts'
import { type Operation, takesIdempotencyKey } from './operations/operation.ts'
import { operations, sharedProblems } from './operations.ts'
import { problemContentType, problemSchema } from './problem.ts'
import { deliveryIdPattern } from './webhooks.ts'

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

const pathSchemas: Record<string, JsonObject> = {
  applicationId: { type: 'string', format: 'uuid' },
  sessionId: { type: 'string', format: 'uuid' },
  year: { type: 'string', pattern: '^2\\d{3}$' },
  endpointId: { type: 'string', format: 'uuid' },
  deliveryId: { type: 'string', pattern: deliveryIdPattern.source },
}

function parametersOf(operation: Operation, components: JsonObject): JsonObject[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: pathSchemas[String(name)] ?? { type: 'string', maxLength: 128 },
  }))
  const query = operation.query === undefined ? {} : jsonSchema(operation.query(), 'input', components)
  const inQuery = Object.entries((query.properties ?? {}) as JsonObject).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }))
  const inHeader = takesIdempotencyKey(operation)
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: `Replays the first answer for ${idempotencyHours} hours.`,
          schema: {
            type: 'string',
            minLength: 1,
            maxLength: longestIdempotencyKey,
            pattern: '^[\\x21-\\x7e]+$',
          },
        },
      ]
    : []
  return [...inPath, ...inQuery, ...inHeader]
}

/** The gateway itself refuses too many requests, in its own form and before any function is called. */
const answeredByGateway = [429]
const gatewaySchema = { type: 'object', properties: { message: { type: 'string' } } }

const retryAfter = {
  description: 'Seconds until the request can be repeated. Answers of the gateway itself do not include it.',
  schema: { type: 'integer', minimum: 1 },
}

function responsesOf(operation: Operation, components: JsonObject): JsonObject {
  const { answer } = operation
  const responses: JsonObject = {
    [operation.status]: {
      description: 'Done.',
      ...(answer === undefined
        ? {}
        : { content: { 'application/json': { schema: jsonSchema(answer(), 'output', components) } } }),
    },
  }
  const codes = [...new Set([...sharedProblems(operation), ...operation.problems])]
  for (const status of new Set(codes.map(code => errorCodes[code].status))) {
    responses[status] = {
      description: codes.filter(code => errorCodes[code].status === status).join(', '),
      ...(status === 429 ? { headers: { 'Retry-After': retryAfter } } : {}),
      content: {
        [problemContentType]: { schema: jsonSchema(problemSchema(), 'output', components) },
        ...(answeredByGateway.includes(status) ? { 'application/json': { schema: gatewaySchema } } : {}),
      },
    }
  }
  return responses
}

/** The OpenAPI 3.1 document of the whole contract. */
export function openApiDocument(): JsonObject {
  const components: JsonObject = {}
  const paths: Record<string, JsonObject> = {}
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = {
      operationId,
      summary: operation.summary,
      tags: [operation.who],
      ...(operation.who === 'anyone' ? { security: [] } : {}),
      parameters: parametersOf(operation, components),
      ...(operation.body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: jsonSchema(operation.body(), 'input', components) } },
            },
          }),
      responses: responsesOf(operation, components),
    }
    paths[operation.path] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Realname',
      version: '1.0.0',
      description:
        'Individual real-name authentication: one certificate, one review, one authenticated account.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}
