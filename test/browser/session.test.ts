import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { User } from '../../local/stack-file.ts'
import { applicant, filled, newPassportNumber } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { enterSignIn, signIn } from './browser.ts'
import { texts } from './texts.ts'

const { common } = texts()

/** Removes the sign-in with its refresh token, so that it cannot be renewed. */
const endSession = (page: Page) => page.evaluate('sessionStorage.clear()')

async function signInBeside(page: Page, user: User): Promise<Page> {
  const opening = page.context().waitForEvent('page')
  await page.getByRole('link', { name: common.signedOut.signIn }).click()
  const beside = await opening
  await enterSignIn(beside, user)
  return beside
}

const stored = (page: Page) =>
  page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')

test('an applicant whose sign-in ends in the form signs in in another tab and submits the typed data', async () => {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  const certificateNumber = newPassportNumber()
  await pages.fillIn({ name: 'LI SPECIMEN', certificateNumber, expiryDate: '2039-12-31' })
  await endSession(page)
  // The person comes back to the window after minutes, by the browser's clock, and the page looks who is signed in.
  await page.clock.setFixedTime(Date.now() + 120_000)
  await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
  await page.getByText(common.signedOut.text).waitFor()
  expect(await findingsOn(page)).toEqual([])

  const beside = await signInBeside(page, owner.user)
  await beside.getByText(common.signedOut.taken).waitFor()
  expect(await findingsOn(beside)).toEqual([])
  expect(await stored(beside)).not.toContain('access_token')
  await page.getByText(common.signedOut.text).waitFor({ state: 'detached' })
  expect(await stored(page)).not.toMatch(/LI SPECIMEN/)
  expect(await pages.field('certificateNumber').inputValue()).toBe(certificateNumber)
  await pages.submit()
  await pages.isInReview()
})

test('a page with an ended sign-in ignores the sign-in of another person in another tab', async () => {
  const [owner, other] = await Promise.all([applicant(), applicant()])
  const page = await signIn(owner.user)
  const pages = applicantPages(page)
  const { applicant: words } = texts()
  await endSession(page)
  await pages.button(words.privacy.export).click()
  await page.getByRole('alert').getByText(common.signedOut.text).waitFor()
  const beside = await signInBeside(page, other.user)
  await beside.getByText(common.signedOut.offered).waitFor()
  // Three offers later the first has long been looked at.
  await page.evaluate(`new Promise(resolve => {
    let offers = 0
    new BroadcastChannel('realname.session').onmessage = () => (offers += 1) === 3 && resolve()
  })`)
  expect(await stored(page)).not.toContain('access_token')
  await page.getByRole('alert').getByText(common.signedOut.text).waitFor()
  await beside.close()

  const again = await signInBeside(page, owner.user)
  await again.getByText(common.signedOut.taken).waitFor()
  await page.getByText(common.signedOut.text).waitFor({ state: 'detached' })
  const copying = page.waitForEvent('download')
  await pages.button(words.privacy.export).click()
  await copying
})
