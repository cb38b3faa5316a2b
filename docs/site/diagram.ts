import { renderMermaidSVG } from 'beautiful-mermaid'
import { Html, html } from './html.ts'

/** What the diagram shows, for readers who can't see it: its source, without the syntax of shapes. */
const inWords = (source: string): string =>
  source
    .split('\n')
    .slice(1)
    .map(line =>
      line
        .trim()
        .replaceAll(/[[\](){}|"]+/g, ' ')
        .replaceAll(/\s+/g, ' '),
    )
    .filter(line => line !== '' && line !== 'end')
    .join('; ')

/** Wide diagrams are made smaller, as long as their text can be read. */
const scaleOf = (width: number): number => Math.max(0.8, Math.min(1, 900 / width))

/**
 * A Mermaid diagram as SVG. The library writes its style sheet and a style attribute into the picture, which the policy of the
 * pages forbids; `browser/site.css` has them instead. `name` keeps the ids of several diagrams on a page apart.
 */
export function diagram(source: string, name: string): Html {
  const svg = renderMermaidSVG(source)
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(
      /(<svg [^>]*?) width="([^"]+)" height="([^"]+)" style="[^"]*"/,
      (_, start: string, width: string, height: string) => {
        const scale = scaleOf(Number(width))
        return `${start} width="${Math.round(Number(width) * scale)}" height="${Math.round(Number(height) * scale)}" aria-hidden="true"`
      },
    )
    .replaceAll(/ id="([^"]+)"/g, ` id="${name}-$1"`)
    .replaceAll(/url\(#([^)]+)\)/g, `url(#${name}-$1)`)
  return html`<figure class="diagram"><div class="scroll">${new Html(svg)}</div><figcaption class="unseen">Diagram: ${inWords(source)}</figcaption></figure>`
}
