import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Language } from './texts.ts'

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Resolves when the page is rendered and no transition is running. It asks again and again: a browser without windows draws
 * no frame while nothing changes, and a transition whose element disappears does not always end its promise.
 */
const settled = (page: Page) =>
  page.evaluate(`(async () => {
    const nextFrame = () => new Promise(resolve => {
      requestAnimationFrame(resolve)
      setTimeout(resolve, 100)
    })
    const isRunning = ({ playState, effect }) =>
      playState === 'running' && effect.getComputedTiming().endTime !== Infinity
    do {
      await nextFrame()
      await nextFrame()
    } while (document.getAnimations().some(isRunning))
  })()`)

/** Returns the violations that axe finds in the current page, and whether the page is wider than its window. */
export async function findingsOn(page: Page): Promise<string[]> {
  // A dialog that is still growing has smaller targets.
  await settled(page)
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(source)
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => ({ violations }))`,
  )
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

interface Look {
  readonly language: Language
  readonly width: 360 | 1280
  readonly colorScheme: 'light' | 'dark'
}

/** Every pair of values of language, width and colour scheme occurs. Tests use the pages in the first look. */
const looks: readonly Look[] = [
  { language: 'en', width: 1280, colorScheme: 'light' },
  { language: 'en', width: 360, colorScheme: 'dark' },
  { language: 'zh', width: 360, colorScheme: 'light' },
  { language: 'zh', width: 1280, colorScheme: 'dark' },
]

const htmlLanguages: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' }

/** Changes the look of the page in place, by the page's own controls. On a phone they are in a menu. */
async function show(page: Page, { language, width, colorScheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme })
  const lang = htmlLanguages[language]
  if ((await page.locator('html').getAttribute('lang')) !== lang) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.locator('header select').first().selectOption(language)
  }
  await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
  await page.locator(`html[lang=${lang}][data-mantine-color-scheme=${colorScheme}]`).waitFor()
}

/** Returns the violations in all looks, and restores the first look. */
export async function findingsInAllLooks(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const look of looks) {
    await show(page, look)
    const name = Object.values(look).join(' ')
    found.push(...(await findingsOn(page)).map(finding => `${name}: ${finding}`))
  }
  await show(page, looks[0] as Look)
  return found
}
