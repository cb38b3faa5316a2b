import { expect, test } from '@jest/globals'
import type { PageConfig } from '../../contract/page-config.ts'
import { webConfigOf } from '../../local/web-config.ts'
import { applicant, readApplication, stack, submitted } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { enterSignIn, openPage, serveConfig, signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application: words } = texts()

/** The pages' limits on another stage. */
const elsewhere = (config: PageConfig): PageConfig => ({
  ...config,
  rules: { ...config.rules, timeZone: 'America/New_York', reviewWorkingDays: 5, certificateQuota: 1 },
})

/** A time as the page displays it in a time zone. */
const timeIn = (timeZone: string, at: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))

const yours = (time: string) => `${time} ${words.progress.yours}`
const beijing = (time: string) => `${time} Beijing time`

test('a deadline is shown in the reader’s zone and in Beijing’s, once if they are the same, and also after it has passed', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  const { dueAt = '' } = await readApplication(owner, applicationId)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.isInReview()
  await page.getByText(words.progress.due).waitFor()
  await page.getByText(yours(timeIn('Europe/Lisbon', dueAt))).waitFor()
  await page.getByText(beijing(timeIn('Asia/Shanghai', dueAt))).waitFor()
  expect(timeIn('Asia/Shanghai', dueAt)).toContain('18:00')
  expect(await page.getByText(words.progress.provisional).count()).toBe(0)

  const there = await signIn(owner.user, `/applications/${applicationId}`, { timeZone: 'Asia/Shanghai' })
  await there.getByText(beijing(timeIn('Asia/Shanghai', dueAt))).waitFor()
  expect(await there.getByText(timeIn('Asia/Shanghai', dueAt)).count()).toBe(1)
  await serveConfig(there, elsewhere)
  await there.reload()
  await there.getByText(`${timeIn('America/New_York', dueAt)} Eastern Time`).waitFor()
  await there.getByText(yours(timeIn('Asia/Shanghai', dueAt))).waitFor()
})

test('the pages show the settings of a stage with other working days and another quota', async () => {
  const { common, applicant: start } = texts('en', elsewhere(webConfigOf(stack)))
  const page = await openPage('/')
  await serveConfig(page, elsewhere)
  await page.reload()
  expect(common.welcome.lead).toContain('5 working days')
  await page.getByText(common.welcome.lead).waitFor()
  await applicantPages(page).button(common.signIn).click()
  await enterSignIn(page, (await applicant()).user)
  await applicantPages(page).button(start.standing.UNAUTHENTICATED.action).click()
  const quota = start.confirmation.precautions.at(-1) ?? ''
  expect(quota).toContain('1 account.')
  await page.getByRole('dialog').getByText(quota).waitFor()
})
