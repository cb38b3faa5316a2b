import { type Html, html } from '../html.ts'
import { inlineMarkdown } from '../inline-markdown.ts'
import { type ApiDocument, resolved, type Schema } from './document.ts'

/** Zod's bounds of safe integers limit nothing that an integrator would send. */
const isLimit = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER

const grouped = (value: number): string => value.toLocaleString('en')

function range(least: number | undefined, most: number | undefined, unit: string): string[] {
  const [from, to] = [isLimit(least) ? least : undefined, isLimit(most) ? most : undefined]
  if (from !== undefined && to !== undefined) {
    return [from === to ? `exactly ${grouped(from)}${unit}` : `${grouped(from)}–${grouped(to)}${unit}`]
  }
  if (from !== undefined) return [`at least ${grouped(from)}${unit}`]
  return to === undefined ? [] : [`at most ${grouped(to)}${unit}`]
}

/** Patterns of formats are long, and say no more than the format. */
const patternOf = ({ pattern, format }: Schema): Html[] =>
  pattern === undefined || format !== undefined ? [] : [html`matches <code>${pattern}</code>`]

function limitsOf(schema: Schema): Html[] {
  const ranges = [
    ...range(schema.minLength, schema.maxLength, ' characters'),
    ...range(schema.minimum, schema.maximum, ''),
    ...range(schema.minItems, schema.maxItems, ' items'),
  ]
  return [
    ...ranges.map(text => html`${text}`),
    ...patternOf(schema),
    ...(schema.default === undefined ? [] : [html`default <code>${JSON.stringify(schema.default)}</code>`]),
  ]
}

/** The type in words, such as "list of strings". */
function typeOf(schema: Schema, document: ApiDocument): string {
  const { schema: own } = resolved(schema, document)
  const alternatives = own.anyOf ?? own.oneOf
  if (alternatives !== undefined) return alternatives.map(each => typeOf(each, document)).join(' or ')
  if (own.type === 'array') return own.items === undefined ? 'list' : `list of ${typeOf(own.items, document)}`
  if (own.const !== undefined) return JSON.stringify(own.const)
  const type = own.type ?? 'any value'
  return `${typeof type === 'string' ? type : type.join(' or ')}${own.format === undefined ? '' : ` (${own.format})`}`
}

/** The schemas whose fields are shown below a field: those of an object, of a list's items, or of alternatives. */
function innerOf(
  schema: Schema,
  document: ApiDocument,
): { readonly schema: Schema; readonly name: string | undefined }[] {
  const found = resolved(schema, document)
  const { items, anyOf, oneOf, properties, additionalProperties } = found.schema
  const alternatives = anyOf ?? oneOf
  if (alternatives !== undefined) return alternatives.flatMap(each => innerOf(each, document))
  if (items !== undefined) return innerOf(items, document)
  if (properties !== undefined) return [found]
  return typeof additionalProperties === 'object' ? innerOf(additionalProperties, document) : []
}

function valuesOf(schema: Schema, document: ApiDocument): Html | undefined {
  const { schema: own } = resolved(schema, document)
  const values = own.enum ?? (own.items === undefined ? undefined : resolved(own.items, document).schema.enum)
  if (values === undefined) return undefined
  const codes = values.map(value => html`<code>${String(value)}</code> `)
  if (values.length <= 8) return html`<p class="values">One of ${codes}</p>`
  return html`<details class="values"><summary>One of ${values.length} values</summary><p>${codes}</p></details>`
}

function field(
  name: string,
  schema: Schema,
  isRequired: boolean,
  document: ApiDocument,
  above: readonly string[],
): Html {
  const own = resolved(schema, document)
  const inner = innerOf(schema, document).filter(
    each => each.name === undefined || !above.includes(each.name),
  )
  const limits = limitsOf(own.schema)
  return html`<li>
<p class="field"><code>${name}</code> <span class="type">${typeOf(schema, document)}</span>${isRequired ? html` <span class="required">required</span>` : ''}${own.schema.deprecated === true ? html` <span class="required">deprecated</span>` : ''}</p>
${own.schema.description === undefined ? '' : inlineMarkdown(own.schema.description)}
${limits.length === 0 ? '' : html`<p class="limits">${limits.flatMap((limit, index) => (index === 0 ? [limit] : [html` · `, limit]))}</p>`}
${valuesOf(schema, document)}
${inner.map(each => html`<details><summary>Fields of <code>${name}</code></summary>${schemaFields(each.schema, document, each.name === undefined ? above : [...above, each.name])}</details>`)}
</li>`
}

/** The fields of an object, with those of inner objects to unfold. `above` has the names of the enclosing schemas. */
export function schemaFields(schema: Schema, document: ApiDocument, above: readonly string[] = []): Html {
  const { schema: own, name } = resolved(schema, document)
  const names = name === undefined ? above : [...above, name]
  if (own.properties === undefined) {
    const inner = innerOf(own, document)
    return html`<p class="type">${typeOf(own, document)}</p>${inner.map(each => schemaFields(each.schema, document, names))}`
  }
  const fields = Object.entries(own.properties)
  if (fields.length === 0) return html`<p>An empty object.</p>`
  return html`<ul class="fields">${fields.map(([key, value]) => field(key, value, own.required?.includes(key) ?? false, document, names))}</ul>`
}

/** The parameters of an operation of one kind. */
export const parameterField = (
  {
    name,
    required,
    description,
    schema,
  }: { name: string; required: boolean; description?: string; schema: Schema },
  document: ApiDocument,
): Html =>
  field(name, description === undefined ? schema : { ...schema, description }, required, document, [])
