import { expect, test } from '@jest/globals'
import { applicant, approval, decide, eventually, reaches, reviewer, submitted } from '../engine/world.ts'
import { findingsInAllLooks, findingsOn } from './axe.ts'
import { signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

async function openCase() {
  const judge = await reviewer()
  const { applicationId } = await submitted(await applicant())
  const page = await signIn(judge.user, `/reviews/${applicationId}`)
  return { page, pages: reviewerPages(page), dialog: page.getByRole('dialog') }
}

test('an unclaimed case is accessible in every look', async () => {
  const { page, pages } = await openCase()
  await page.getByRole('button', { name: pages.words.case.claim }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('the queue, and what colleagues want, are accessible in every look', async () => {
  const [judge, colleague] = await Promise.all([reviewer(), reviewer()])
  const { accountId: to } = await judge.api.call('getAccount')
  const cases = [await submitted(await applicant()), await submitted(await applicant())]
  const [handed, asked] = cases.map(({ applicationId }) => ({ applicationId }))
  for (const path of [handed, asked])
    if (path !== undefined) await colleague.api.call('claimReview', { path })
  if (handed === undefined || asked === undefined) throw new Error('there are two cases')
  const note = 'Only the photo of the holder is left to check.'
  await colleague.api.call('handOverReview', { path: handed, body: { note, to } })
  await colleague.api.call('askColleague', { path: asked, body: { question: 'Is it readable?', to } })
  const page = await signIn(judge.user, '/reviews')
  const pages = reviewerPages(page)
  const { words } = pages
  await page.getByRole('region', { name: words.forYou.handed }).waitFor()
  await page.getByRole('region', { name: words.forYou.asked }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])

  await page.getByRole('region', { name: words.forYou.handed }).getByRole('link').click()
  await pages.claim()
  await pages.alert(note).waitFor()
  await page.keyboard.press('4')
  const dialog = page.getByRole('dialog', { name: words.ask.title })
  await dialog.getByRole('textbox').fill('Would you accept it?')
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText(words.consultations.awaited).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])

  await page.goto('/reviews')
  await page.getByRole('region', { name: words.forYou.asked }).getByRole('link').click()
  await page.getByText('Is it readable?').waitFor()
  await pages.seePictures()
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

test('second reviews, the case of one, its keys and its reasons are accessible in every look', async () => {
  const [owner, first, second] = await Promise.all([applicant(), reviewer(), reviewer()])
  const { applicationId } = await submitted(owner)
  await decide(first, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  await eventually(
    () => second.api.call('listSecondReviews', { query: {} }),
    ({ items }) => items.length > 0,
  )
  const page = await signIn(second.user, '/second-reviews')
  const pages = reviewerPages(page)
  await page.locator('[data-second-link]').first().waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.locator('[data-second-link]').first().click()
  await pages.seePictures()
  await pages.outcome('REQUEST_RETRY').click()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.locator('h1').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText(pages.words.keys.notWhileTyping).waitFor()
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
