import { openApiDocument } from '../contract/openapi.ts'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly description?: string
  readonly schema: { readonly default?: unknown }
  readonly example?: string
}

interface Described {
  readonly summary: string
  readonly description: string
  readonly tags: readonly [string]
  readonly security: readonly { readonly bearer: readonly string[] }[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': {
        readonly examples: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
      }
    }
  }
}

interface Document {
  readonly info: { readonly title: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

type Variables = Record<string, string>

/** The variable with the token of the callers that may send the request. */
function tokenOf({ security }: Described): string | undefined {
  const [first] = security
  if (first === undefined) return undefined
  const [caller] = first.bearer
  if (caller === undefined) return 'applicantToken'
  return caller === 'reviewer' || caller === 'operator' ? `${caller}Token` : 'backendToken'
}

const bearer = (token: string) => ({
  type: 'bearer',
  bearer: [{ key: 'token', value: `{{${token}}}`, type: 'string' }],
})

function urlOf(path: string, parameters: readonly Parameter[]) {
  const segments = path.slice(1).replaceAll(/\{(\w+)\}/g, ':$1')
  const query = parameters.filter(parameter => parameter.in === 'query')
  return {
    raw: `{{baseUrl}}/${segments}`,
    host: ['{{baseUrl}}'],
    path: segments.split('/'),
    ...(query.length === 0
      ? {}
      : {
          query: query.map(({ name, description, schema }) => ({
            key: name,
            value: String(schema.default ?? ''),
            description,
            disabled: true,
          })),
        }),
    variable: parameters
      .filter(parameter => parameter.in === 'path')
      .map(({ name, description }) => ({ key: name, value: `{{${name}}}`, description })),
  }
}

/** The requests of an operation: one for each example of its body. */
function itemsOf(path: string, method: string, operation: Described) {
  const { summary, description, parameters, requestBody } = operation
  const token = tokenOf(operation)
  const header = [
    ...(parameters.some(({ name }) => name === 'Idempotency-Key')
      ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }]
      : []),
    ...(requestBody === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }]),
  ]
  const request = {
    method: method.toUpperCase(),
    header,
    url: urlOf(path, parameters),
    auth: token === undefined ? { type: 'noauth' } : bearer(token),
    description,
  }
  if (requestBody === undefined) return [{ name: summary, request }]
  return Object.values(requestBody.content['application/json'].examples).map((example, index) => ({
    name: index === 0 ? summary : `${summary}: ${example.summary}`,
    request: {
      ...request,
      body: {
        mode: 'raw',
        raw: JSON.stringify(example.value, null, 2),
        options: { raw: { language: 'json' } },
      },
    },
  }))
}

/** Every operation with its path and method. */
const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

function variablesOf(document: Document): Variables {
  const variables: Variables = { baseUrl: 'http://127.0.0.1:5173' }
  for (const { operation } of operationsOf(document)) {
    const token = tokenOf(operation)
    if (token !== undefined) variables[token] = ''
    for (const { name, example = '', in: place } of operation.parameters) {
      if (place === 'path') variables[name] = example
    }
  }
  return variables
}

/** A collection of all operations for Postman (format 2.1), which Bruno and Insomnia also import. */
export function collection(): string {
  const document = JSON.parse(JSON.stringify(openApiDocument({ testMode: true }))) as Document
  const operations = operationsOf(document)
  const folders = document.tags.map(({ name, description }) => ({
    name,
    description,
    item: operations
      .filter(({ operation }) => operation.tags[0] === name)
      .flatMap(({ path, method, operation }) => itemsOf(path, method, operation)),
  }))
  const content = {
    info: {
      name: document.info.title,
      description: document.info.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: folders,
    variable: Object.entries(variablesOf(document)).map(([key, value]) => ({ key, value })),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
