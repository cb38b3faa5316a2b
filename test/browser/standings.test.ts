import { expect, test } from '@jest/globals'
import { applicant, eventually, fill, newApplication, reaches, specimen, submitted } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { isInView, signIn } from './browser.ts'
import { texts } from './texts.ts'

const { applicant: words, application } = texts()

test.each(['en', 'zh'] as const)(
  'on a small phone the confirmation keeps its buttons in view and explains why it cannot continue: %s',
  async language => {
    const page = await signIn((await applicant()).user, '/', { language, device: 'phone' })
    await page.setViewportSize({ width: 360, height: 640 })
    const { common, applicant: told } = texts(language)
    const { button } = applicantPages(page, language)
    await button(told.standing.UNAUTHENTICATED.action).click()
    const dialog = page.getByRole('dialog')
    const why = dialog.getByText(told.confirmation.consentFirst)
    const buttons = [button(common.cancel, dialog), button(told.confirmation.continue, dialog)] as const
    const [, goOn] = buttons
    await why.waitFor()
    for (const each of [why, ...buttons]) await eventually(() => isInView(each), Boolean)
    expect(await goOn.isDisabled()).toBe(true)
    const tops = await Promise.all(buttons.map(async each => (await each.boundingBox())?.y))
    expect(tops[0]).toBe(tops[1])

    const consent = dialog.getByRole('checkbox')
    await consent.focus()
    expect(await isInView(consent)).toBe(true)
    await consent.check()
    await why.waitFor({ state: 'detached' })
    expect(await goOn.isEnabled()).toBe(true)
    for (const each of buttons) expect(await isInView(each)).toBe(true)
  },
)

test('an application in review can be withdrawn after a confirmation', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  const page = await signIn(owner.user)
  const pages = applicantPages(page)
  await page.getByRole('link', { name: words.standing.IN_REVIEW.action }).click()
  await pages.isInReview()
  await pages.button(application.editor.withdraw).click()
  await pages.button(application.withdraw.confirm, page.getByRole('dialog')).click()
  await pages.shows(application.outcomes.WITHDRAWN.title)
  expect((await reaches(owner, applicationId, 'WITHDRAWN')).status).toBe('WITHDRAWN')
})

test('an application continues on another device; leaving typed text needs a confirmation', async () => {
  const owner = await applicant()
  await fill(owner, await newApplication(owner), ['DATA_PAGE'])
  const page = await signIn(owner.user)
  const pages = applicantPages(page)
  await page.getByRole('link', { name: words.standing.DRAFT.action }).click()
  await pages.isAccepted('DATA_PAGE')
  await pages.choose('HOLDING', await specimen('HOLDING'))
  await pages.isAccepted('HOLDING')
  await pages.next()
  await pages.fillIn({ name: 'LI SPECIMEN' })
  await page.getByRole('link', { name: texts().common.product }).click()
  const dialog = page.getByRole('dialog', { name: application.leave.title })
  await pages.button(application.leave.stay, dialog).click()
  expect(await pages.field('name').inputValue()).toBe('LI SPECIMEN')
  await page.getByRole('link', { name: texts().common.product }).click()
  await pages.button(application.leave.leave, dialog).click()
  await pages.shows(words.account.title)
})

test('a withdrawal of consent explains its effects before and its result afterwards', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  const page = await signIn(owner.user)
  const pages = applicantPages(page)
  await pages.button(words.privacy.withdraw).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(words.withdrawal.effects[2]).waitFor()
  await pages.button(words.withdrawal.confirm, dialog).click()
  await page.getByRole('dialog', { name: words.withdrawal.done }).waitFor()
  await reaches(owner, applicationId, 'WITHDRAWN')
  await pages.button(texts().common.close, dialog).last().click()
  await pages.button(words.privacy.withdraw).waitFor({ state: 'detached' })
})

test('an applicant whose sign-in has ended is asked to sign in on the same page', async () => {
  const owner = await applicant()
  const page = await signIn(owner.user)
  const pages = applicantPages(page)
  await page.getByText(words.applications.none).waitFor()
  await page.evaluate('sessionStorage.clear()')
  await pages.button(words.privacy.export).click()
  const { common } = texts()
  await page.getByRole('alert').getByText(common.signedOut.text).waitFor()
  await page.reload()
  await pages.heading(common.welcome.title).waitFor()
})
