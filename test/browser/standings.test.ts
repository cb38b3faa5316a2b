import { expect, test } from '@jest/globals'
import {
  applicant,
  decide,
  eventually,
  fill,
  filled,
  newApplication,
  newPassportNumber,
  operator,
  person,
  reaches,
  reviewer,
  specimen,
  submitted,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { isInView, signIn } from './browser.ts'
import { texts } from './texts.ts'

const { applicant: words, application } = texts()

test('a member of a partner program and an account without a region see why they cannot start', async () => {
  const partner = await applicant()
  await (await operator()).api.call('putAccount', {
    path: { accountId: partner.user.accountId },
    body: { registrationRegion: 'CN', partnerProgram: true },
  })
  const page = await signIn(partner.user)
  await page.getByText(words.blocked.PARTNER_PROGRAM_MEMBER.title).waitFor()
  expect(await page.getByRole('button', { name: words.standing.UNAUTHENTICATED.action }).count()).toBe(0)

  const nowhere = await signIn((await person()).user)
  await nowhere.getByText(words.blocked.REGION_MISMATCH.title).waitFor()
  expect(await nowhere.getByRole('button', { name: words.standing.UNAUTHENTICATED.action }).count()).toBe(0)
})

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

test('a rejection shows its reasons and the next step, and a new application can be started', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  await decide(await reviewer(), applicationId, { outcome: 'REJECT', reasons: [{ code: 'NOT_THE_HOLDER' }] })
  await reaches(owner, applicationId, 'REJECTED')
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  await applicantPages(page).shows(application.outcomes.REJECTED.title)
  await page.getByText('Only the holder of a certificate can authenticate with it').waitFor()
  await page.getByRole('link', { name: application.outcomes.again }).click()
  await page.getByRole('dialog', { name: words.confirmation.title }).waitFor()
})

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

test('a refusal at submission is explained with the next step', async () => {
  const number = newPassportNumber()
  const others = await Promise.all([applicant(), applicant(), applicant()])
  for (const other of others) await submitted(other, number)
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.fillIn({ name: 'LI SPECIMEN', certificateNumber: number, expiryDate: '2039-12-31' })
  await pages.submit()
  await page.getByRole('alert').getByText(application.problems.CERTIFICATE_QUOTA_EXCEEDED).waitFor()
  expect(await pages.field('name').inputValue()).toBe('LI SPECIMEN')
})

test('a timeout of a submission is shown, and submitting again sends the same Idempotency-Key', async () => {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  const keys: (string | undefined)[] = []
  await page.route('**/submission', async route => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.continue()
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: { code: 'TOOK_TOO_LONG' },
    })
  })
  await pages.fillIn({
    name: 'LI SPECIMEN',
    certificateNumber: newPassportNumber(),
    expiryDate: '2039-12-31',
  })
  await pages.submit()
  await page.getByRole('alert').getByText(texts().common.failure.TOOK_TOO_LONG).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await pages.submit()
  await pages.isInReview()
  expect(keys).toEqual([expect.any(String), keys[0]])
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

test('without any application there is no consent to withdraw', async () => {
  const page = await signIn((await applicant()).user)
  const isAsked = page.waitForResponse(answer => answer.url().endsWith('/v1/applications?limit=100'))
  await page.reload()
  await page.getByText(words.applications.none).waitFor()
  expect((await isAsked).status()).toBe(200)
  expect(await applicantPages(page).button(words.privacy.withdraw).count()).toBe(0)
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
