import { Marked, type Token, type Tokens } from 'marked'
import { escapeHtml } from '../../domain/mail/html-mail.ts'
import { codeBlock } from './code.ts'
import { diagram } from './diagram.ts'
import { Html, html } from './html.ts'
import { targetOf } from './links.ts'

export interface Heading {
  readonly id: string
  readonly text: string
  readonly level: number
}

export interface Rendered {
  /** Without the title. */
  readonly content: Html
  readonly title: string
  readonly headings: readonly Heading[]
  /** The text below each heading, for the search. The first one is that of the title. */
  readonly texts: readonly { readonly heading: Heading | undefined; readonly text: string }[]
  /** Files that the page shows. */
  readonly pictures: readonly string[]
}

/** The text of tokens, without markup. */
export function plainText(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .map(token => {
      if (token.type === 'html') return ' '
      if (token.type === 'table') {
        const { header, rows } = token as Tokens.Table
        return [header, ...rows].map(row => row.map(cell => plainText(cell.tokens)).join(' ')).join(' ')
      }
      if (token.type === 'list')
        return (token as Tokens.List).items.map(item => plainText(item.tokens)).join(' ')
      if (token.type === 'code')
        return (token as Tokens.Code).lang === 'mermaid' ? '' : (token as Tokens.Code).text
      return 'tokens' in token && token.tokens !== undefined
        ? plainText(token.tokens)
        : 'text' in token
          ? unescaped(String(token.text))
          : ''
    })
    .join('')
}

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, entity => characters[entity] ?? entity)

/** GitHub's anchors of headings: the same links work there and here. */
function anchors(): (text: string) => string {
  const used = new Map<string, number>()
  return text => {
    const anchor = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
    const count = used.get(anchor) ?? 0
    used.set(anchor, count + 1)
    return count === 0 ? anchor : `${anchor}-${count}`
  }
}

/** Renders a Markdown file of the project. */
export function renderMarkdown(source: string, file: string): Rendered {
  const anchorOf = anchors()
  const headings: Heading[] = []
  const pictures: string[] = []
  let diagrams = 0

  const picture = (src: string): string => {
    const target = targetOf(src, file)
    if (target.kind !== 'picture') throw new Error(`${file} shows ${src}, which is not in docs/pictures`)
    pictures.push(target.file)
    return target.href
  }

  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth }) {
        const text = plainText(tokens)
        const id = anchorOf(text)
        headings.push({ id, text, level: depth })
        const inner = new Html(this.parser.parseInline(tokens))
        if (depth === 1) return ''
        const level = new Html(`h${depth}`)
        return html`<${level} id="${id}"><a class="anchor" href="#${id}" aria-label="Link to this section: ${text}">#</a>${inner}</${level}>`
          .text
      },
      code({ text, lang = '' }) {
        if (lang !== 'mermaid') return codeBlock(text, lang).text
        diagrams += 1
        return diagram(text, `diagram-${diagrams}`).text
      },
      link({ href, tokens }) {
        const inner = new Html(this.parser.parseInline(tokens))
        const target = targetOf(href, file)
        return target.kind === 'source' ? inner.text : html`<a href="${target.href}">${inner}</a>`.text
      },
      image({ href, text }) {
        return html`<img src="${picture(href)}" alt="${text}" loading="lazy">`.text
      },
      /** Nobody can tick the box of a page. */
      checkbox() {
        return '<span class="check"></span>'
      },
      html({ text }) {
        return text
          .replaceAll(/<!--[\s\S]*?-->/g, '')
          .replaceAll(
            / src="([^"]*)"/g,
            (_, src: string) => ` src="${escapeHtml(picture(src))}" loading="lazy"`,
          )
      },
      table({ header, rows }) {
        const cell = (tag: 'th' | 'td', { tokens }: Tokens.TableCell) =>
          tag === 'th' && tokens.length === 0
            ? '<td></td>'
            : `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`
        const head = header.map(each => cell('th', each)).join('')
        const body = rows.map(row => `<tr>${row.map(each => cell('td', each)).join('')}</tr>`).join('')
        return `<div class="table scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
      },
    },
  })

  const tokens = marked.lexer(source)
  const content = new Html(marked.parser(tokens))
  const title = headings.find(({ level }) => level === 1)?.text
  if (title === undefined) throw new Error(`${file} has no title`)
  return { content, title, headings, texts: textsOf(tokens, headings), pictures }
}

function textsOf(tokens: readonly Token[], headings: readonly Heading[]): Rendered['texts'] {
  const texts: { heading: Heading | undefined; text: string }[] = [{ heading: undefined, text: '' }]
  let next = 0
  for (const token of tokens) {
    if (token.type === 'heading') {
      const heading = headings[next]
      next += 1
      if (heading !== undefined && heading.level > 1) texts.push({ heading, text: '' })
    } else {
      const last = texts.at(-1)
      if (last !== undefined) last.text = `${last.text} ${plainText([token])}`.replaceAll(/\s+/g, ' ').trim()
    }
  }
  return texts
}
