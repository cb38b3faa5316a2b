import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { applicant, approval, decide, newPassportNumber, reviewer, specimen } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signInByProvider } from './browser.ts'
import { texts } from './texts.ts'

test('a passport’s holder authenticates and downloads a copy of their data', async () => {
  const { applicant: words, application } = texts()
  const owner = await applicant()
  const page = await signInByProvider(owner.user)
  const pages = applicantPages(page)
  const applicationId = await pages.start('PASSPORT')
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE', 'application/pdf'))
  await pages.choose('HOLDING', await specimen('HOLDING'))
  await pages.isAccepted('DATA_PAGE')
  await pages.isAccepted('HOLDING')
  await pages.next()
  const certificateNumber = newPassportNumber()
  await pages.fillIn({ name: 'LI SPECIMEN', certificateNumber, expiryDate: '2039-12-31' })
  await pages.submit()
  await pages.isInReview()
  await page.getByText(/18:00 Beijing time/).waitFor()
  // The entered values are stored only in the application.
  const kept = await page.evaluate<string>(
    'JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }])',
  )
  expect(kept).not.toContain(certificateNumber)
  expect(kept).not.toContain('SPECIMEN')

  await decide(await reviewer(), applicationId, approval)
  await pages.shows(application.outcomes.APPROVED.title)
  await page.getByRole('link', { name: words.home }).click()
  await page.locator('[data-standing=AUTHENTICATED]').waitFor()
  const downloading = page.waitForEvent('download')
  await pages.button(words.privacy.export).click()
  const copy = JSON.parse(await text(await (await downloading).createReadStream()))
  expect(copy.applications[0].entered.certificateNumber).toBe(certificateNumber)
})
