import { Marked } from 'marked'
import { pathOfGuide } from './contents.ts'
import { Html, html } from './html.ts'
import { plainText } from './markdown.ts'

const marked = new Marked({
  gfm: true,
  renderer: {
    link({ href, tokens }) {
      const inner = new Html(this.parser.parseInline(tokens))
      const page = pathOfGuide(href)
      return html`<a href="${page ?? href}">${inner}</a>`.text
    },
  },
})

/** Renders a text of the OpenAPI document, which is Markdown. */
export const inlineMarkdown = (text: string): Html => new Html(marked.parse(text, { async: false }))

export const inlineText = (text: string): string =>
  plainText(marked.lexer(text)).replaceAll(/\s+/g, ' ').trim()
