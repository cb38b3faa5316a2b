import { codeBlock } from '../code.ts'
import { type Html, html } from '../html.ts'
import { inlineMarkdown } from '../inline-markdown.ts'
import type { Content, Example, Route } from './document.ts'

const json = (value: unknown): string => JSON.stringify(value, null, 2)

export const examplesOf = (content: Content | undefined): Example[] => Object.values(content?.examples ?? {})

/** A text in single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The request as a command, with the address of the stage in `$API` and the access token in `$TOKEN`. */
export function curlCommand({ method, path, operation }: Route, body: unknown): string {
  const example = (name: string) =>
    operation.parameters.find(each => each.in === 'path' && each.name === name)?.example
  const filled = path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = example(name)
    return value === undefined ? whole : encodeURIComponent(String(value))
  })
  const isPublic = operation.security?.length === 0
  const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key')
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$API${filled}"`,
    ...(isPublic ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(key === undefined ? [] : ['-H "Idempotency-Key: $(uuidgen)"']),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d ${quoted(json(body))}`]),
  ]
  return lines.join(' \\\n  ')
}

function titled(title: string, summary: string | undefined, code: Html): Html {
  return html`<section class="example"><h3>${title}</h3>${summary === undefined ? '' : inlineMarkdown(summary)}${code}</section>`
}

/** The examples of one operation: request, answer and problem. */
export function operationExamples(route: Route): Html {
  const { operation } = route
  const bodies = examplesOf(operation.requestBody?.content['application/json'])
  const requests = bodies.length === 0 ? [{ value: undefined }] : bodies
  const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
    Object.entries(content ?? {}).flatMap(([type, each]) =>
      examplesOf(each).map(({ summary, value }) =>
        titled(
          `${type === 'application/problem+json' ? 'Problem' : 'Answer'} ${status}`,
          summary,
          codeBlock(json(value), 'json'),
        ),
      ),
    ),
  )
  return html`<div class="examples">
${requests.map((example: { readonly summary?: string; readonly value: unknown }) =>
  titled('Request', example.summary, codeBlock(curlCommand(route, example.value), 'sh')),
)}
${answers}
</div>`
}
