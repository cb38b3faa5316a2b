import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { inProject } from '../../local/project.ts'

const folder = inProject('docs', 'pictures')

/** Writes docs/pictures/NAME.webp: the visible part of the page after all its requests. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate('document.activeElement?.blur(), document.fonts.ready.then(() => undefined)')
  await page.waitForLoadState('networkidle')
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  mkdirSync(folder, { recursive: true })
  await sharp(png)
    .webp({ quality: 80, effort: 6 })
    .toFile(join(folder, `${name}.webp`))
}

/** The same for the complete page, in a window of its height. */
export async function takeWholePicture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  if (before === null) throw new Error('The page has no window')
  await page.setViewportSize({
    width: before.width,
    height: await page.evaluate<number>('document.documentElement.scrollHeight'),
  })
  await takePicture(page, name)
  await page.setViewportSize(before)
}
