import { expect, test } from '@jest/globals'
import { applicant, reviewer, submitted } from '../engine/world.ts'
import { findingsOn } from './axe.ts'
import { signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

test.each([
  { language: 'en', device: 'desktop', colorScheme: 'light' },
  { language: 'zh', device: 'phone', colorScheme: 'dark' },
  { language: 'en', device: 'phone', colorScheme: 'light' },
  { language: 'zh', device: 'desktop', colorScheme: 'dark' },
] as const)('the reviewer’s pages are for everybody: $language, $device, $colorScheme', async way => {
  const judge = await reviewer()
  const { applicationId } = await submitted(await applicant())
  const page = await signIn(judge.user, '/reviews', way)
  const pages = reviewerPages(page, way.language)
  await page.locator('[data-review-link]').first().waitFor()
  expect(await findingsOn(page)).toEqual([])

  await page.goto(`/reviews/${applicationId}`)
  await page.getByRole('button', { name: pages.words.case.claim }).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await pages.claim()
  await pages.seePictures()
  expect(await findingsOn(page)).toEqual([])

  await pages.outcome('REJECT').click()
  await pages.decide('REJECT')
  await pages.alert(pages.words.decision.needsFinal).waitFor()
  await pages.reason('UNDER_AGE').check()
  await pages.reason('WRONG_SIDE').check()
  expect(await findingsOn(page)).toEqual([])
  await page.locator('h1').focus()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(pages.words.keys.notWhileTyping).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await pages.decide('REJECT')
  await dialog.getByText(pages.words.decision.confirmText).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await pages.button(pages.words.decision.confirm, dialog).click()
  await pages.isDecided('REJECT')
  expect(await findingsOn(page)).toEqual([])
})
