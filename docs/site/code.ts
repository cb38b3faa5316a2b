import { createRequire } from 'node:module'
import { Html, html } from './html.ts'

/** The library's own types would add those of a browser to the whole project. */
interface Highlighter {
  registerLanguage(name: string, language: unknown): void
  highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { readonly value: string }
}

const require = createRequire(import.meta.url)
const highlighter = require('highlight.js/lib/core') as Highlighter
highlighter.registerLanguage('sh', require('highlight.js/lib/languages/bash'))
highlighter.registerLanguage('http', require('highlight.js/lib/languages/http'))
highlighter.registerLanguage('json', require('highlight.js/lib/languages/json'))
highlighter.registerLanguage('ts', require('highlight.js/lib/languages/typescript'))

/** A block of code, with the classes of its syntax. */
export function codeBlock(code: string, language: string): Html {
  const content =
    language === ''
      ? html`${code}`
      : new Html(highlighter.highlight(code, { language, ignoreIllegals: true }).value)
  return html`<div class="code"><pre class="scroll"><code>${content}</code></pre></div>`
}
