import { expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { applicant, newPassportNumber, specimen } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { applicant: words, application } = texts()

/** As somebody does who has no mouse: from one control to the next, until the wanted one has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate(element => element === element.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`60 times Tab did not reach ${wanted}`)
}

test('by keyboard alone one comes from the start to the review; the focus follows every step', async () => {
  const page = await signIn((await applicant()).user)
  const pages = applicantPages(page)
  const press = async (wanted: Locator, key = 'Enter') => {
    await wanted.waitFor()
    await tabTo(page, wanted)
    await page.keyboard.press(key)
  }
  const hasFocus = async (wanted: Locator) => {
    await wanted.waitFor()
    await expect(wanted.evaluate(element => element === element.ownerDocument.activeElement)).resolves.toBe(
      true,
    )
  }
  await press(pages.button(words.standing.UNAUTHENTICATED.action))
  const dialog = page.getByRole('dialog')
  await press(dialog.getByRole('checkbox'), 'Space')
  await press(pages.button(words.confirmation.continue, dialog))
  await hasFocus(pages.heading(words.choice.title))
  await press(page.getByRole('radio', { name: 'Passport' }), 'Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await press(pages.button(words.choice.continue))
  await hasFocus(pages.heading(application.editor.title))
  for (const slot of ['DATA_PAGE', 'HOLDING'] as const) {
    const choosing = page.waitForEvent('filechooser')
    await press(pages.slot(slot).getByRole('button', { name: application.upload.choose }))
    const { fileName, contentType, bytes } = await specimen(slot)
    await (await choosing).setFiles({ name: fileName, mimeType: contentType, buffer: bytes })
    await pages.isAccepted(slot)
  }
  await press(pages.button(application.editor.next))
  await hasFocus(page.getByRole('heading', { level: 2, name: application.steps.details }))
  for (const [field, typed] of [
    ['name', 'LI SPECIMEN'],
    ['certificateNumber', newPassportNumber()],
    ['expiryDate', '2039-12-31'],
  ] as const) {
    await tabTo(page, pages.field(field))
    await page.keyboard.type(typed)
  }
  await press(pages.button(application.details.submit))
  await press(pages.button(application.summary.confirm, dialog))
  await pages.isInReview()
  await hasFocus(pages.heading(application.progress.title))
})
