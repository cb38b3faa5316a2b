import { buildPages } from './built-pages.ts'
import { pageSizes } from './page-sizes.ts'

/** Bytes of JavaScript, as gzip sends them, that a phone may need to show the first page. */
const mostAtFirst = 200 * 1024

const inKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

await buildPages()
const { first, pages } = pageSizes()
console.log(`First load: ${inKilobytes(first)} of JavaScript (gzip), of at most ${inKilobytes(mostAtFirst)}`)
for (const [page, size] of Object.entries(pages)) console.log(`  ${page}: ${inKilobytes(size)} more`)
if (first > mostAtFirst) {
  console.error('The first load is too large.')
  process.exitCode = 1
}
