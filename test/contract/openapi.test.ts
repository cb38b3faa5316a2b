import { describe, expect, test } from '@jest/globals'
import { openApiDocument } from '../../contract/openapi.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations, sharedProblems } from '../../contract/operations.ts'
import { propertyDescriptions } from '../../contract/reference/properties.ts'
import { type ErrorCode, errorCodeNames, errorCodes } from '../../domain/errors.ts'

type Json = Record<string, unknown>

// The document as clients get it.
const document = JSON.parse(JSON.stringify(openApiDocument({ testMode: true }))) as Json
const named = Object.entries<Operation>(operations)

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

const at = (...path: string[]): unknown =>
  path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), document)

const operationAt = ({ path, method }: Operation) => at('paths', path, method.toLowerCase()) as Json

/** Every nested object, with its path. */
function* objectsIn(value: unknown, path = '#'): Generator<[string, Json]> {
  if (!isObject(value)) return
  yield [path, value]
  for (const [name, child] of Object.entries(value)) yield* objectsIn(child, `${path}/${name}`)
}

describe('the OpenAPI document', () => {
  test('is 3.1, titled, licensed, and secured by bearer tokens', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Realname', version: expect.any(String), license: { identifier: 'Apache-2.0' } },
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    })
    const known = ['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components']
    expect(Object.keys(document).filter(name => !known.includes(name))).toEqual([])
  })

  test('has each operation once, under its name', () => {
    const found = Object.entries(at('paths') as Json).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Json>).map(
        ([method, { operationId }]) => `${String(operationId)} ${method.toUpperCase()} ${path}`,
      ),
    )
    const expected = named.map(([name, { method, path }]) => `${name} ${method} ${path}`)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  test('has Retry-After for too many requests only', () => {
    for (const [, operation] of named) {
      const responses = operationAt(operation).responses as Record<string, Json>
      const telling = Object.keys(responses).filter(status => responses[status]?.headers !== undefined)
      expect(telling).toEqual(['429'])
      expect(responses['429']?.headers).toMatchObject({ 'Retry-After': { schema: { type: 'integer' } } })
    }
  })

  test('has no broken reference', () => {
    const references = [...objectsIn(document)].flatMap(([, { $ref }]) =>
      typeof $ref === 'string' ? [$ref] : [],
    )
    expect(references.length).toBeGreaterThan(20)
    for (const reference of new Set(references)) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/)
      expect([reference, at(...reference.slice(2).split('/'))]).toEqual([reference, expect.any(Object)])
    }
  })

  test('has no unused component and no keyword of zod', () => {
    const text = JSON.stringify(document)
    for (const name of Object.keys(at('components', 'schemas') as Json)) {
      expect(text).toContain(`"#/components/schemas/${name}"`)
    }
    expect(text).not.toMatch(/\$defs|\$schema|"id":"[A-Z]/)
  })

  test('describes each property, and has no description of an unknown one', () => {
    const all = [...objectsIn(at('components', 'schemas'))].flatMap(([path, { properties }]) =>
      isObject(properties)
        ? Object.entries(properties).map(([name, schema]) => [`${path}/${name}`, schema] as const)
        : [],
    )
    expect(all.length).toBeGreaterThan(400)
    const undescribed = all.filter(([, schema]) => !isObject(schema) || !('description' in schema))
    expect(undescribed.map(([path]) => path)).toEqual([])
    const texts = new Set(all.map(([, schema]) => (schema as Json).description))
    expect(Object.entries(propertyDescriptions).filter(([, text]) => !texts.has(text))).toEqual([])
  })

  test('lists the routes of test mode only for stages in test mode', () => {
    const { paths } = openApiDocument({ testMode: false }) as { paths: Json }
    expect(Object.keys(at('paths') as Json).filter(path => !(path in paths))).toEqual([
      '/v1/test/applications/{applicationId}/decision',
      '/v1/test/applications/{applicationId}/advancement',
    ])
  })

  test('lists every error code', () => {
    expect(at('components', 'schemas', 'Problem', 'properties', 'code', 'enum')).toEqual(errorCodeNames)
  })

  test('allows only known fields in requests, and further fields in answers', () => {
    for (const [, operation] of named) {
      if (operation.body === undefined) continue
      const schema = bodySchema(operation)
      for (const [path, object] of objectsIn(schema)) {
        // Notes of the caller have free names. They are single lines of bounded length, and their number is
        // bounded.
        const isNotes = path.endsWith('/properties/metadata')
        const unknown = isNotes ? expect.objectContaining({ type: 'string', maxLength: 200 }) : false
        if (object.type === 'object') expect([path, object.additionalProperties]).toEqual([path, unknown])
      }
    }
  })
})

function resolved(schema: Json): Json {
  const { $ref } = schema
  return typeof $ref === 'string' ? (at(...$ref.slice(2).split('/')) as Json) : schema
}

function bodySchema(operation: Operation): Json {
  const body = operationAt(operation).requestBody as { content: Record<string, { schema: Json }> }
  return resolved(body.content['application/json']?.schema ?? {})
}

describe.each(named)('the operation %s', (_name, operation) => {
  const described = operationAt(operation)
  const responses = described.responses as Record<string, { description: string; content: Json }>
  const parameters = described.parameters as { name: string; in: string; required: boolean; schema: Json }[]

  test('describes its effect and its callers', () => {
    expect(described).toMatchObject({ summary: operation.summary })
    const { who, scope } = operation
    const group = {
      anyone: [],
      applicant: [[]],
      machine: [],
      reviewer: [['reviewer']],
      operator: [['operator']],
    }
    const callers = [...group[who], ...(scope === undefined ? [] : [[scope]])]
    expect(described.security).toEqual(callers.map(bearer => ({ bearer })))
  })

  test('answers with its own status, and each refusal under the status of its code', () => {
    const codes: ErrorCode[] = [...sharedProblems(operation), ...operation.problems]
    const statuses = [operation.status, ...codes.map(code => errorCodes[code].status)].map(String)
    expect(Object.keys(responses).toSorted()).toEqual([...new Set(statuses)].toSorted())
    for (const code of codes) {
      expect(responses[errorCodes[code].status]?.description.split(', ')).toContain(code)
      expect(responses[errorCodes[code].status]?.content).toHaveProperty(['application/problem+json'])
    }
    const content = operation.answer === undefined ? [] : ['application/json']
    expect(Object.keys(responses[operation.status]?.content ?? {})).toEqual(content)
  })

  test('has required path parameters and optional query parameters', () => {
    const inPath = parameters.filter(parameter => parameter.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(operation.path.match(/\{\w+\}/g) ?? [])
    expect(inPath.every(({ required }) => required)).toBe(true)
    const inQuery = parameters.filter(parameter => parameter.in === 'query')
    expect(inQuery.some(({ required }) => required)).toBe(false)
    expect(inQuery.length > 0).toBe(operation.query !== undefined)
  })

  test('takes an Idempotency-Key when it is a POST, and a body when it has one', () => {
    const takesKey = operation.method === 'POST' && operation.who !== 'anyone'
    expect(parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(takesKey)
    expect('requestBody' in described).toBe(operation.body !== undefined)
  })
})

test('a field that has a default may be left out of a request, and is always in an answer', () => {
  expect(bodySchema(operations.decideReview).required).toEqual(['outcome'])
  const query = operationAt(operations.listReviews).parameters as { name: string; required: boolean }[]
  expect(query.filter(({ required }) => required)).toEqual([])
})
