import { expect, test } from '@jest/globals'
import { expiresIn, watched } from '../engine/certificate-expiry.ts'
import { withSetting } from '../engine/functions.ts'
import {
  applicant,
  approval,
  decide,
  newPassportNumber,
  newRenewal,
  type Person,
  reaches,
  reviewer,
  specimen,
  submitted,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsInAllLooks } from './axe.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { common, applicant: words, application } = texts()

async function authenticated(judge: Person) {
  const owner = await applicant()
  const { applicationId, accountId } = await submitted(owner)
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  return { owner, applicationId, accountId }
}

test('the holder of a certificate that expires soon renews it and stays authenticated meanwhile, accessible in every look', async () => {
  const judge = await reviewer()
  const { owner, applicationId: former, accountId } = await authenticated(judge)
  await expiresIn(20, accountId)
  const page = await signIn(owner.user)
  const pages = applicantPages(page)
  const isAuthenticated = () => page.locator('[data-standing=AUTHENTICATED]').waitFor()
  const toFirstPage = () => page.getByRole('link', { name: common.product }).click()
  const { renewal, outcomes } = application

  await isAuthenticated()
  await page.getByText(renewal.due).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  const applicationId = await pages.start('PASSPORT', renewal.renew)
  await page.getByText(renewal.stands).waitFor()
  for (const slot of ['DATA_PAGE', 'HOLDING'] as const) {
    await pages.choose(slot, await specimen(slot))
    await pages.isAccepted(slot)
  }
  await pages.next()
  const certificateNumber = newPassportNumber()
  await pages.fillIn({ name: 'LI SPECIMEN', certificateNumber, expiryDate: '2039-12-31' })
  await pages.submit()
  await pages.isInReview()
  await page.getByText(renewal.stands).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await toFirstPage()
  await isAuthenticated()
  await page.getByRole('link', { name: renewal.toOpen }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])

  await page.getByRole('link', { name: renewal.toOpen }).click()
  await decide(judge, applicationId, approval)
  await pages.shows(outcomes.APPROVED.title)
  await page.getByRole('link', { name: words.home }).click()
  await isAuthenticated()
  await page.getByText(new RegExp(`${certificateNumber.slice(-2)} · valid until 31 December 2039`)).waitFor()
  await page.getByText(words.statuses.SUPERSEDED).waitFor()
  expect(await page.getByText(renewal.stands).count()).toBe(0)
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.goto(`/applications/${former}`)
  await pages.shows(renewal.superseded.title)
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.getByRole('link', { name: renewal.superseded.toNewer }).click()
  await pages.shows(outcomes.APPROVED.title)
}, 240_000)

test('an authentication that ended with its certificate leads to a new one, or to the renewal, accessible in every look', async () => {
  const judge = await reviewer()
  const [alone, renewing] = await Promise.all([authenticated(judge), authenticated(judge)])
  const { applicationId: renewal } = await newRenewal(renewing.owner)
  const putBack = await withSetting('events/reconcile', 'REVOKE_AT_EXPIRY', 'true')
  try {
    for (const { owner, applicationId, accountId } of [alone, renewing]) {
      await expiresIn(-2, accountId)
      await watched(owner, applicationId, 'application.revoked')
    }
  } finally {
    await putBack()
  }
  const { endedWithCertificate: ended, toCurrent } = application.outcomes
  const page = await signIn(alone.owner.user, `/applications/${alone.applicationId}`)
  await applicantPages(page).shows(ended.title)
  await page.getByText(ended.text).waitFor()
  await page.getByRole('link', { name: ended.again }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.getByRole('link', { name: ended.again }).click()
  await page.getByRole('dialog').getByText(words.confirmation.title).waitFor()

  const other = await signIn(renewing.owner.user, `/applications/${renewing.applicationId}`)
  await applicantPages(other).shows(ended.title)
  await other.getByRole('link', { name: toCurrent }).waitFor()
  expect(await findingsInAllLooks(other)).toEqual([])
  await other.getByRole('link', { name: toCurrent }).click()
  await applicantPages(other).shows(application.editor.title)
  expect(new URL(other.url()).pathname).toBe(`/applications/${renewal}`)
})
