import { markdownOf } from './contents.ts'
import type { Page } from './page.ts'

/** The list of pages for language models, by https://llmstxt.org. */
export function llmsText(
  sections: readonly { readonly title: string; readonly pages: readonly Page[] }[],
): string {
  const lines = sections.flatMap(({ title, pages }) => [
    `## ${title}`,
    '',
    ...pages
      .filter(({ markdown }) => markdown !== undefined)
      .map(({ title, path, about }) => `- [${title}](${markdownOf(path)}): ${about}`),
    '',
  ])
  return [
    '# Realname',
    '',
    '> Individual real-name authentication as a serverless backend on AWS: an HTTP API, a workflow for each application, a web client, signed webhooks.',
    '',
    'The contract is the OpenAPI 3.1 document at [/v1/openapi.json](/v1/openapi.json).',
    '',
    ...lines,
  ].join('\n')
}
