import { expect, test } from '@jest/globals'
import { applicant, newApplication, specimen } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsInAllLooks } from './axe.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()
const { camera, upload } = application

async function atCamera(refusal?: 'NotAllowedError' | 'NotFoundError') {
  const owner = await applicant()
  const { applicationId } = await newApplication(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  if (refusal !== undefined) {
    await page.evaluate(
      `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '${refusal}'))`,
    )
  }
  const pages = applicantPages(page)
  const opener = pages.slot('HOLDING').getByRole('button', { name: upload.framed })
  await opener.click()
  const dialog = page.getByRole('dialog')
  return { page, pages, dialog, opener }
}

test('a photo of the live camera is uploaded after a look at it, and the camera is switched off', async () => {
  const { page, pages, dialog } = await atCamera()
  await dialog.locator('[data-camera=RUNNING]').waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.evaluate('window.tracks = document.querySelector("video").srcObject.getTracks()')
  await pages.button(camera.shoot, dialog).click()
  await dialog.getByRole('img', { name: camera.taken }).waitFor()
  expect(await page.evaluate('tracks.map(({ readyState }) => readyState)')).toEqual(['ended'])
  await pages.button(camera.again, dialog).click()
  await dialog.locator('[data-camera=RUNNING]').waitFor()
  await pages.button(camera.shoot, dialog).click()
  await pages.button(camera.use, dialog).click()
  await dialog.waitFor({ state: 'detached' })
  const title = pages.slot('HOLDING').getByRole('heading')
  expect(await title.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true)
  await pages.isAccepted('HOLDING')
})

test('without permission the page says what to do, and a file can be chosen instead', async () => {
  const { page, pages, dialog, opener } = await atCamera('NotAllowedError')
  await dialog.getByRole('alert').getByText(camera.problems.DENIED[1]).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  expect(await pages.button(upload.choose, dialog).isEnabled()).toBe(true)
  await dialog.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await opener.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true)
})

test('without a camera a file is chosen in the same dialog', async () => {
  const { pages, dialog } = await atCamera('NotFoundError')
  await dialog.getByRole('alert').getByText(camera.problems.MISSING[0]).waitFor()
  const { bytes } = await specimen('HOLDING')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes })
  await dialog.waitFor({ state: 'detached' })
  await pages.isAccepted('HOLDING')
})
