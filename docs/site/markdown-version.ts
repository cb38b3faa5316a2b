import { markdownOf } from './contents.ts'
import { targetOf } from './links.ts'

/** The Markdown of a page with its links to the Markdown of other pages. Links to other files become plain text. */
export const withSiteLinks = (source: string, file: string): string =>
  source.replaceAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, image: string, text: string, link: string) => {
    const target = targetOf(link, file)
    if (target.kind === 'source') return text
    const [path = '', anchor] = target.href.split('#')
    if (!path.endsWith('/') || target.kind === 'picture') return `${image}[${text}](${target.href})`
    return whole.replace(`](${link})`, `](${markdownOf(path)}${anchor === undefined ? '' : `#${anchor}`})`)
  })
