import type { Operation } from '../../../contract/operations/operation.ts'
import { type OperationName, operations, sharedProblems } from '../../../contract/operations.ts'
import { type ErrorCode, errorCodes } from '../../../domain/errors.ts'
import { type Html, html } from '../html.ts'
import { inlineMarkdown } from '../inline-markdown.ts'
import { type ApiDocument, type Parameter, type Route, resolved } from './document.ts'
import { operationExamples } from './examples.ts'
import { parameterField, schemaFields } from './schema-fields.ts'

/** The anchor of an operation on its page. */
export const anchorOf = ({ operation }: Route): string => operation.operationId

const groups = {
  anyone: 'no token',
  applicant: 'a person’s or a session’s token',
  reviewer: 'group reviewers',
  operator: 'group operators',
  machine: undefined,
} as const

const rowOf = (name: string): Operation => operations[name as OperationName]

function callers(row: Operation): Html {
  const group = groups[row.who]
  return html`<p class="callers">${group === undefined ? '' : html`<span>${group}</span> `}${
    row.scope === undefined ? '' : html`<span>scope ${row.scope}</span> `
  }${row.testModeOnly === true ? html`<span>test mode only</span>` : ''}</p>`
}

const places = { path: 'Path', query: 'Query', header: 'Headers' } as const

function parameters(all: readonly Parameter[], document: ApiDocument): Html[] {
  return Object.entries(places).flatMap(([place, title]) => {
    const found = all.filter(parameter => parameter.in === place)
    if (found.length === 0) return []
    return [
      html`<h3>${title}</h3><ul class="fields">${found.map(each => parameterField(each, document))}</ul>`,
    ]
  })
}

function body({ operation }: Route, document: ApiDocument): Html | string {
  const schema = operation.requestBody?.content['application/json']?.schema
  return schema === undefined ? '' : html`<h3>Body</h3>${schemaFields(schema, document)}`
}

function answer({ operation }: Route, document: ApiDocument): Html[] {
  return Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema
      if (schema === undefined) return html`<h3>Answer ${status}</h3><p>Without a body.</p>`
      const { description } = resolved(schema, document).schema
      return html`<h3>Answer ${status}</h3>${description === undefined ? '' : inlineMarkdown(description)}${schemaFields(schema, document)}`
    })
}

const codeRow = (code: ErrorCode): Html =>
  html`<tr><td>${errorCodes[code].status}</td><td><a href="/docs/errors/#${code.toLowerCase()}"><code>${code}</code></a></td></tr>`

/** The codes of this operation first. Those that follow from its form, which most operations share, are folded. */
function problems(row: Operation): Html {
  const shared = sharedProblems(row).filter(code => !row.problems.includes(code))
  const table = (codes: readonly ErrorCode[]) =>
    html`<table class="codes"><tbody>${codes.map(codeRow)}</tbody></table>`
  return html`<h3>Errors</h3>${row.problems.length === 0 ? '' : table(row.problems)}
<details><summary>${shared.length} codes that most calls share</summary>${table(shared)}</details>`
}

/** One operation of the reference. */
export function operationSection(route: Route, document: ApiDocument): Html {
  const { method, path, operation } = route
  const row = rowOf(operation.operationId)
  const id = anchorOf(route)
  return html`<section class="operation" aria-labelledby="${id}">
<div class="what">
<h2 id="${id}"><a class="anchor" href="#${id}" aria-label="Link to this operation: ${operation.summary}">#</a>${operation.summary}</h2>
<p class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code> <span class="type">${operation.operationId}</span></p>
${callers(row)}
${operation.deprecated === true ? html`<p class="required">Deprecated</p>` : ''}
${operation.description === undefined ? '' : inlineMarkdown(operation.description)}
${parameters(operation.parameters, document)}
${body(route, document)}
${answer(route, document)}
${problems(row)}
</div>
${operationExamples(route)}
</section>`
}
