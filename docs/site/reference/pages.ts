import { html } from '../html.ts'
import { inlineMarkdown, inlineText } from '../inline-markdown.ts'
import type { Page } from '../page.ts'
import { type ApiDocument, type Tag, tagsOf } from './document.ts'
import { curlCommand, examplesOf } from './examples.ts'
import { anchorOf, operationSection } from './operation.ts'

const slugOf = ({ name }: Tag): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

const pathOf = (tag: Tag): string => `/docs/reference/${slugOf(tag)}/`

const titleOf = ({ name }: Tag): string => name.charAt(0).toUpperCase() + name.slice(1)

const json = (value: unknown): string => `\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`

/** The page in Markdown, for readers that are programs. The exact schemas are in the OpenAPI document. */
function markdownOf(tag: Tag): string {
  const routes = tag.routes.flatMap(route => {
    const { operation, method, path } = route
    const request = examplesOf(operation.requestBody?.content['application/json'])[0]
    const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
      Object.values(content ?? {}).flatMap(each =>
        examplesOf(each).map(({ value }) => `\nAnswer ${status}:\n${json(value)}`),
      ),
    )
    return [
      `## ${operation.summary}\n\n\`${method} ${path}\`\n`,
      ...(operation.description === undefined ? [] : [`\n${operation.description}\n`]),
      `\n\`\`\`sh\n${curlCommand(route, request?.value)}\n\`\`\`\n`,
      ...answers,
      '\n',
    ]
  })
  return `# ${titleOf(tag)}\n\n${tag.description === undefined ? '' : `${tag.description}\n\n`}${routes.join('')}The exact schemas: \`GET /v1/openapi.json\`.\n`
}

function tagPage(tag: Tag, document: ApiDocument): Page {
  const path = pathOf(tag)
  const title = titleOf(tag)
  const summaries = tag.routes.map(({ operation }) => operation.operationId).join(', ')
  return {
    path,
    title,
    about: tag.description === undefined ? `The calls ${summaries}.` : inlineText(tag.description),
    content: html`
${tag.description === undefined ? '' : inlineMarkdown(tag.description)}
<ul class="routes">${tag.routes.map(
      route =>
        html`<li><a href="#${anchorOf(route)}"><span class="method ${route.method.toLowerCase()}">${route.method}</span> <code>${route.path}</code></a></li>`,
    )}</ul>
${tag.routes.map(route => operationSection(route, document))}`,
    headings: tag.routes.map(route => ({ id: anchorOf(route), text: route.operation.summary, level: 2 })),
    entries: tag.routes.map(route => ({
      address: `${path}#${anchorOf(route)}`,
      page: `API: ${title}`,
      heading: route.operation.summary,
      text: `${route.method} ${route.path} ${route.operation.operationId} ${inlineText(route.operation.description ?? '')}`,
    })),
    markdown: markdownOf(tag),
    isWide: true,
    pictures: [],
  }
}

/** The first page of the reference, then one page for each tag. */
export function referencePages(document: ApiDocument): Page[] {
  const tags = tagsOf(document)
  const first: Page = {
    path: '/docs/reference/',
    title: 'API reference',
    about: 'Every call, with its schemas, examples and errors.',
    content: html`
${inlineMarkdown(document.info.description)}
<p>The reference is made from the OpenAPI 3.1 document, which each stage serves at <a href="/v1/openapi.json"><code>/v1/openapi.json</code></a>. <a href="/docs/realname.postman_collection.json">A collection</a> for Postman and Bruno has the same calls. In the examples, <code>$API</code> is the address of the stage, without <code>/v1</code>, and <code>$TOKEN</code> is an <a href="/docs/api/#signing-in">access token</a>.</p>
${tags.map(
  tag => html`<h2 id="${slugOf(tag)}"><a href="${pathOf(tag)}">${titleOf(tag)}</a></h2>
${tag.description === undefined ? '' : inlineMarkdown(tag.description)}
<ul class="routes">${tag.routes.map(
    route =>
      html`<li><a href="${pathOf(tag)}#${anchorOf(route)}"><span class="method ${route.method.toLowerCase()}">${route.method}</span> <code>${route.path}</code> <span class="summary">${route.operation.summary}</span></a></li>`,
  )}</ul>`,
)}`,
    headings: tags.map(tag => ({ id: slugOf(tag), text: titleOf(tag), level: 2 })),
    entries: [],
    markdown: undefined,
    isWide: false,
    pictures: [],
  }
  return [first, ...tags.map(tag => tagPage(tag, document))]
}
