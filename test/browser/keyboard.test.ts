import { expect, test } from '@jest/globals'
import { search } from '#web/locales/en/search.ts'
import { applicant, newPassportNumber, operator, specimen } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signIn } from './browser.ts'
import { byKeyboard } from './by-keyboard.ts'
import { operatorPages } from './operator-pages.ts'
import { texts } from './texts.ts'

const { applicant: words, application } = texts()

test('an applicant can submit by keyboard alone; the focus follows every step', async () => {
  const page = await signIn((await applicant()).user)
  const pages = applicantPages(page)
  const { tabTo, press, hasFocus } = byKeyboard(page)
  await press(pages.button(words.standing.UNAUTHENTICATED.action))
  const dialog = page.getByRole('dialog')
  await press(dialog.getByRole('checkbox'), 'Space')
  await press(pages.button(words.confirmation.continue, dialog))
  await hasFocus(pages.heading(words.choice.title))
  await press(page.getByRole('radio', { name: 'Passport' }), 'Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await press(pages.button(words.choice.continue))
  await hasFocus(pages.heading(application.editor.title))
  for (const slot of ['DATA_PAGE', 'HOLDING'] as const) {
    const choosing = page.waitForEvent('filechooser')
    await press(pages.slot(slot).getByRole('button', { name: application.upload.choose }))
    const { fileName, contentType, bytes } = await specimen(slot)
    await (await choosing).setFiles({ name: fileName, mimeType: contentType, buffer: bytes })
    await pages.isAccepted(slot)
  }
  await press(pages.button(application.editor.next))
  await hasFocus(page.getByRole('heading', { level: 2, name: application.steps.details }))
  for (const [field, typed] of [
    ['name', 'LI SPECIMEN'],
    ['certificateNumber', newPassportNumber()],
    ['expiryDate', '2039-12-31'],
  ] as const) {
    await tabTo(pages.field(field))
    await page.keyboard.type(typed)
  }
  await press(pages.button(application.details.submit))
  await press(pages.button(application.summary.confirm, dialog))
  await pages.isInReview()
  await hasFocus(pages.heading(application.progress.title))
})

test('an operator can find an account and set its facts by keyboard alone; the focus returns to its place', async () => {
  const [owner, boss] = await Promise.all([applicant('CN'), operator()])
  const { accountId } = await owner.api.call('getAccount')
  const page = await signIn(boss.user, '/operations')
  const { words: operations, button, field } = operatorPages(page)
  const { tabTo, press, hasFocus } = byKeyboard(page)
  await tabTo(field(search.label))
  await page.keyboard.type(accountId)
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('heading', { level: 1, name: operations.account.title }))
  await press(button(operations.account.edit))
  await tabTo(field(operations.account.region))
  await page.keyboard.type('Hong')
  await press(field(operations.account.inPartnerProgram), 'Space')
  await press(button(operations.account.save))
  await page.getByText('Hong Kong (HK)', { exact: true }).waitFor()
  await hasFocus(button(operations.account.edit))
  expect(await boss.api.call('getAccountAsOperator', { path: { accountId } })).toMatchObject({
    registrationRegion: 'HK',
    partnerProgram: true,
  })
})
