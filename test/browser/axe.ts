import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong with the page as it is now, and whether it is wider than its window. */
export async function findingsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: standards, resultTypes: ['violations'] })
    // The pages have no frames; for those, axe would open a page of its own each time, which takes longer than looking.
    .setLegacyMode()
    .analyze()
  const width = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const headings = await page.locator('h1:visible').count()
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`)),
    ...(width > 0 ? [`${width} pixels too wide`] : []),
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
  ]
}
