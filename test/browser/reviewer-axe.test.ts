import { expect, test } from '@jest/globals'
import { applicant, reviewer, submitted } from '../engine/world.ts'
import { findingsInAllLooks, findingsOn } from './axe.ts'
import { signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

async function openCase() {
  const judge = await reviewer()
  const { applicationId } = await submitted(await applicant())
  const page = await signIn(judge.user, `/reviews/${applicationId}`)
  return { page, pages: reviewerPages(page), dialog: page.getByRole('dialog') }
}

test('the queue and an unclaimed case are accessible in every look', async () => {
  const { page, pages } = await openCase()
  await page.getByRole('button', { name: pages.words.case.claim }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.goto('/reviews')
  await page.locator('[data-review-link]').first().waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('a claimed case and the help for its keys are accessible in every look', async () => {
  const { page, pages, dialog } = await openCase()
  await pages.claim()
  await pages.seePictures()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.locator('h1').focus()
  await page.keyboard.press('?')
  await dialog.getByText(pages.words.keys.notWhileTyping).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('a decision, with its mistakes and its confirmation, is accessible in every look', async () => {
  const { page, pages, dialog } = await openCase()
  await pages.claim()
  await pages.outcome('REJECT').click()
  await pages.decide('REJECT')
  await pages.alert(pages.words.decision.needsFinal).waitFor()
  await pages.reason('UNDER_AGE').check()
  await pages.reason('WRONG_SIDE', 'DATA_PAGE').check()
  expect(await findingsInAllLooks(page)).toEqual([])
  await pages.decide('REJECT')
  await dialog.getByText(pages.words.decision.confirmText).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await pages.button(pages.words.decision.confirm, dialog).click()
  await pages.isDecided('REJECT')
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('a case that is opened on a phone shows one picture, and is accessible', async () => {
  const judge = await reviewer()
  const { applicationId } = await submitted(await applicant())
  const page = await signIn(judge.user, `/reviews/${applicationId}`, {
    language: 'zh',
    device: 'phone',
    colorScheme: 'dark',
  })
  const pages = reviewerPages(page, 'zh')
  await pages.claim()
  await pages.seePictures()
  expect(await pages.pictures.count()).toBe(1)
  expect(await findingsOn(page)).toEqual([])
})
