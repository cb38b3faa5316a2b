import { expect, test } from '@jest/globals'
import type { ApplicationStatus } from '../../domain/lifecycle.ts'
import {
  applicant,
  approval,
  decide,
  fill,
  filled,
  newApplication,
  reaches,
  reviewer,
  submitted,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsInAllLooks } from './axe.ts'
import { openPage, signIn } from './browser.ts'
import { texts } from './texts.ts'

const { common, applicant: words, application } = texts()

test('the pages from the welcome to the choice of a certificate are accessible in every look', async () => {
  const welcome = await openPage('/')
  await welcome.getByRole('button', { name: common.signIn }).waitFor()
  expect(await findingsInAllLooks(welcome)).toEqual([])

  const page = await signIn((await applicant()).user)
  const pages = applicantPages(page)
  await page.locator('[data-standing=UNAUTHENTICATED]').waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await pages.button(words.standing.UNAUTHENTICATED.action).click()
  await page.getByRole('dialog').getByRole('checkbox').check()
  expect(await findingsInAllLooks(page)).toEqual([])
  await pages.button(words.confirmation.continue, page.getByRole('dialog')).click()
  await pages.button(words.choice.continue).click()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('the files of the editor are accessible in every look, with each mistake that is shown there', async () => {
  const owner = await applicant()
  const { applicationId } = await fill(owner, await newApplication(owner), ['HOLDING'])
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.isAccepted('HOLDING')
  await pages.button(application.editor.next).click()
  expect(await findingsInAllLooks(page)).toEqual([])
  await pages.choose('DATA_PAGE', {
    fileName: 'a.txt',
    contentType: 'text/plain',
    bytes: Buffer.from('text'),
  })
  await pages.says('DATA_PAGE', application.refusals.FORMAT_NOT_SUPPORTED[0])
  expect(await findingsInAllLooks(page)).toEqual([])
})

async function atDetails() {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  return { page, pages: applicantPages(page) }
}

test('the details of the editor are accessible in every look, with each mistake that is shown there', async () => {
  const { page, pages } = await atDetails()
  await pages.button(application.details.submit).click()
  expect(await findingsInAllLooks(page)).toEqual([])
  await pages.fillIn({ expiryDate: '08/09/2035' })
  await page.getByText(application.fieldProblems.AMBIGUOUS_DATE).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('the calendar and the summary of the editor are accessible in every look', async () => {
  const { page, pages } = await atDetails()
  await pages.button(application.details.openCalendar).click()
  const calendar = page.getByRole('dialog')
  await calendar.getByRole('button', { name: '2029' }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  // A change of the look may have moved the focus out of the calendar.
  await calendar.press('Escape')
  await calendar.waitFor({ state: 'detached' })
  await pages.fillIn({ name: 'LI SPECIMEN', certificateNumber: 'E12345678', expiryDate: '2039-12-31' })
  await pages.button(application.details.submit).click()
  await page.getByRole('dialog', { name: application.summary.title }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

/** Brings an application into a state and returns its account and the path of its page. */
async function inState(status: ApplicationStatus, decision?: unknown) {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  if (decision !== undefined) await decide(await reviewer(), applicationId, decision)
  await reaches(owner, applicationId, status)
  return { user: owner.user, path: `/applications/${applicationId}` }
}

test('the page of a review and the withdrawal of the consent are accessible in every look', async () => {
  const { user, path } = await inState('IN_REVIEW')
  const page = await signIn(user, path)
  await applicantPages(page).isInReview()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.goto('/')
  await applicantPages(page).button(words.privacy.withdraw).click()
  await page.getByRole('dialog').waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test.each([
  {
    status: 'RETRY_REQUESTED',
    title: application.editor.correctTitle,
    decision: {
      outcome: 'REQUEST_RETRY',
      reasons: [
        { code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' },
        { code: 'NUMBER_MISMATCH' },
        { code: 'CERTIFICATE_EXPIRED' },
      ],
    },
  },
  {
    status: 'REJECTED',
    title: application.outcomes.REJECTED.title,
    decision: { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] },
  },
  { status: 'APPROVED', title: application.outcomes.APPROVED.title, decision: approval },
] as const)('the page of $status is accessible in every look', async ({ status, title, decision }) => {
  const { user, path } = await inState(status, decision)
  const page = await signIn(user, path)
  await applicantPages(page).shows(title)
  expect(await findingsInAllLooks(page)).toEqual([])
})
