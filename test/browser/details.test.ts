import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { User } from '../../local/stack-file.ts'
import { applicant, filled } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()

let draft: Promise<{ readonly user: User; readonly applicationId: string }> | undefined

async function makeDraft() {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  return { user: owner.user, applicationId }
}

/** The form of one draft, which no test submits. */
async function atDetails(): Promise<Page> {
  draft ??= makeDraft()
  const { user, applicationId } = await draft
  return signIn(user, `/applications/${applicationId}`)
}

test('a field shows its problem when it loses the focus, without moving the pressed button', async () => {
  const page = await atDetails()
  const pages = applicantPages(page)
  const shape = page.getByText(application.fieldProblems.SHAPE.split('{{')[0] ?? '')
  await pages.field('certificateNumber').fill('E1')
  await page.keyboard.press('Tab')
  await shape.waitFor()
  await pages.field('certificateNumber').fill('')
  await pages.field('certificateNumber').fill('E1')
  expect(await shape.count()).toBe(0)

  await pages.button(application.editor.toFiles).scrollIntoViewIfNeeded()
  const back = await pages.button(application.editor.toFiles).boundingBox()
  if (back === null) throw new Error('The button is not to be seen')
  await page.mouse.move(back.x + back.width / 2, back.y + 2)
  await page.mouse.down()
  await expect(pages.field('certificateNumber').evaluate(field => field.matches(':focus'))).resolves.toBe(
    false,
  )
  await page.mouse.up()
  await page.getByRole('heading', { level: 2, name: application.steps.files }).waitFor()
})

test('a typed number is not changed; its normalised form is shown beside it', async () => {
  const page = await atDetails()
  const field = applicantPages(page).field('certificateNumber')
  await field.fill('e12-34.56 78(9)')
  await page.getByText(application.details.numberRead).getByText('E123456789', { exact: true }).waitFor()
  expect(await field.inputValue()).toBe('e12-34.56 78(9)')
})

test('a typed expiry date is not changed; an unreadable one shows the accepted form', async () => {
  const page = await atDetails()
  const pages = applicantPages(page)
  const field = pages.field('expiryDate')
  for (const [typed, answer] of [
    ['2035-02-30', application.fieldProblems.NO_SUCH_DAY],
    ['08/09/2035', application.fieldProblems.AMBIGUOUS_DATE],
    ['31 DEC 35', application.fieldProblems.SHORT_YEAR],
    ['next year', application.fieldProblems.NO_DATE],
    ['2020-01-31', application.fieldProblems.CERTIFICATE_EXPIRED],
    ['31/12/2035', application.details.expiryRead.replace('{{date}}', '31 December 2035')],
    ['2035年12月31日', application.details.expiryRead.replace('{{date}}', '31 December 2035')],
  ] as const) {
    await field.fill(typed)
    await page.keyboard.press('Tab')
    await page.getByText(answer).waitFor()
    expect(await field.inputValue()).toBe(typed)
  }
  await pages.button(application.details.openCalendar).click()
  await page.getByRole('button', { name: '15 December 2035' }).click()
  expect(await field.inputValue()).toBe('2035-12-15')
  await page.getByText(application.details.expiryRead.replace('{{date}}', '15 December 2035')).waitFor()
})
