import { expect, test } from '@jest/globals'
import { applicant, fill, filled, newApplication, specimen } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsInAllLooks } from './axe.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()
const { enlarged } = application

test('a chosen picture is enlarged at once, zoomed by keyboard, and the focus returns to it', async () => {
  const owner = await applicant()
  const { applicationId } = await newApplication(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  // The upload stays pending: the picture is the local file.
  await page.route('**/documents', () => undefined)
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.enlarge('DATA_PAGE')
  const dialog = page.getByRole('dialog', { name: application.slots.DATA_PAGE.title })
  const picture = dialog.locator('img')
  const width = async () => (await picture.boundingBox())?.width ?? 0
  await picture.waitFor()
  const before = await width()
  await page.keyboard.press('+')
  await dialog.getByText(enlarged.zoom.replace('{{percent}}', '150')).waitFor()
  await pages.button(enlarged.larger, dialog).click()
  expect(await width()).toBeGreaterThan(before * 1.4)
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.keyboard.press('0')
  await dialog.getByText(enlarged.zoom.replace('{{percent}}', '100')).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const opener = pages.slot('DATA_PAGE').getByRole('button', { name: enlarged.open })
  expect(await opener.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true)
})

test('on another device the uploaded pictures are shown, and each access is recorded once', async () => {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  const reads: string[] = []
  page.on('request', request => {
    if (request.url().endsWith('/files') && request.method() === 'GET') reads.push(request.url())
  })
  await pages.button(application.editor.toFiles).click()
  await pages.enlarge('HOLDING')
  const picture = page.getByRole('dialog').locator('img')
  await picture.waitFor()
  expect(
    await picture.evaluate(async element => {
      const image = element as unknown as { decode: () => Promise<void>; naturalWidth: number }
      await image.decode()
      return image.naturalWidth
    }),
  ).toBeGreaterThan(1000)
  await page.keyboard.press('Escape')
  await pages.next()
  await pages.button(application.editor.toFiles).click()
  await pages.slot('DATA_PAGE').getByRole('button', { name: enlarged.open }).waitFor()
  expect(reads).toHaveLength(1)
})

test('the pages of a PDF are shown after its check', async () => {
  const owner = await applicant()
  const { applicationId } = await fill(owner, await newApplication(owner), ['HOLDING'])
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE', 'application/pdf'))
  await pages.isAccepted('DATA_PAGE')
  await pages.enlarge('DATA_PAGE')
  await page.getByRole('dialog').locator('img').waitFor()
})
