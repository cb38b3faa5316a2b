import { expect, test } from '@jest/globals'
import { applicant, newApplication, uploadAll } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()

test('a field says what is wrong with it when it is left, without moving what is being pressed', async () => {
  const owner = await applicant()
  const { applicationId } = await uploadAll(owner, await newApplication(owner))
  const page = await signIn(owner.user, `/applications/${applicationId}`)
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
