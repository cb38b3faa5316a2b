import { buildPages } from './built-pages.ts'
import { pageSizes } from './page-sizes.ts'

/** Maximum bytes of compressed JavaScript for the first page. */
const maximumFirst = 200 * 1024

const inKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

await buildPages()
const { first, pages } = pageSizes()
console.log(`First load: ${inKilobytes(first)} of JavaScript (gzip), of at most ${inKilobytes(maximumFirst)}`)
for (const [page, size] of Object.entries(pages)) console.log(`  ${page}: ${inKilobytes(size)} more`)
if (first > maximumFirst) {
  console.error('The first load is too large.')
  process.exitCode = 1
}
