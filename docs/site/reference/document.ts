import { openApiDocument } from '../../../contract/openapi.ts'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

export interface Example {
  readonly summary?: string
  readonly value: unknown
}

export interface Content {
  readonly schema?: Schema
  readonly examples?: Readonly<Record<string, Example>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
  readonly example?: unknown
}

interface Answer {
  readonly description: string
  readonly content?: Readonly<Record<string, Content>>
}

interface DocumentedOperation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly tags: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, Answer>>
}

export interface ApiDocument {
  readonly info: { readonly description: string }
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export interface Route {
  readonly method: string
  readonly path: string
  readonly operation: DocumentedOperation
}

export interface Tag {
  readonly name: string
  readonly description: string | undefined
  readonly routes: readonly Route[]
}

export const apiDocument = (): ApiDocument => openApiDocument({ testMode: true }) as unknown as ApiDocument

/** The operations by their first tag, in the document's order. */
export function tagsOf(document: ApiDocument): Tag[] {
  const described = new Map(document.tags?.map(({ name, description }) => [name, description]))
  const routes = new Map<string, Route[]>([...described.keys()].map(name => [name, []]))
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0]
      if (tag === undefined) throw new Error(`${operation.operationId} has no tag`)
      routes.set(tag, [...(routes.get(tag) ?? []), { method: method.toUpperCase(), path, operation }])
    }
  }
  return [...routes].map(([name, routes]) => ({ name, description: described.get(name), routes }))
}

/** A schema and the name of its component, if it is one. */
export function resolved(
  schema: Schema,
  { components }: ApiDocument,
): { readonly schema: Schema; readonly name: string | undefined } {
  if (schema.$ref === undefined) return { schema, name: undefined }
  const name = schema.$ref.replace('#/components/schemas/', '')
  const component = components.schemas[name]
  if (component === undefined) throw new Error(`The document has no schema ${name}`)
  const { $ref: _reference, ...beside } = schema
  return { schema: { ...component, ...beside }, name }
}
