import { expect, test } from '@jest/globals'
import type { EvidenceHint } from '../../domain/evidence/hint-texts.ts'
import { reviewer } from '../engine/world.ts'
import { findingsInAllLooks } from './axe.ts'
import { type Device, signIn } from './browser.ts'
import { markHoldingPhoto, printed, readCase } from './read-applications.ts'
import { reviewerPages } from './reviewer-pages.ts'

async function openCase(applicationId: string, options: Device = {}) {
  const judge = await reviewer()
  const page = await signIn(judge.user, `/reviews/${applicationId}`, options)
  const pages = reviewerPages(page, options.language)
  await pages.claim()
  await pages.seePictures()
  return {
    page,
    pages,
    reading: pages.words.reading,
    hint: (name: EvidenceHint) => page.getByText(pages.words.reading.hints[name], { exact: true }),
    marks: (kind: 'ASKED' | 'FACE' | 'CERTIFICATE') => page.locator(`[data-place-mark=${kind}]`),
  }
}

// Two digits are exchanged.
const otherNumber = 'E12345687'

test.each(['en', 'zh'] as const)(
  'a number that differs is shown character by character, and by key on the picture (%s)',
  async language => {
    const { applicationId } = await readCase({ entered: { certificateNumber: otherNumber } })
    const { page, pages, reading, hint, marks } = await openCase(applicationId, { language })
    await hint('NUMBER_DIFFERS').waitFor()
    const details = page.getByRole('region', { name: pages.words.entered.title })
    await details.getByText(reading.results.DIFFERS, { exact: true }).waitFor()
    expect(await details.getByText(reading.results.AGREES, { exact: true }).count()).toBe(2)
    const [entered, read] = await details.locator('bdi:has(mark)').allTextContents()
    expect([entered, read]).toEqual([otherNumber, printed.certificateNumber])
    // One digit on each side is enough to explain the exchange.
    expect((await details.locator('mark').allTextContents()).join('')).toMatch(/^[78]{2}$/)

    const picture = pages.pictures.first()
    const whole = await picture.getAttribute('style')
    await page.keyboard.press('f')
    await page.keyboard.press('f')
    await marks('ASKED').getByText(pages.words.fields.certificateNumber).waitFor()
    expect(await picture.getAttribute('alt')).toBe(pages.words.slots.DATA_PAGE)
    expect(await picture.getAttribute('style')).not.toBe(whole)
    const shown = reading.show.replace('{{what}}', pages.words.fields.certificateNumber)
    await page.keyboard.press('0')
    await marks('ASKED').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: shown }).last().focus()
    await marks('ASKED').waitFor()
    await page.locator('h1').focus()
    await marks('ASKED').waitFor({ state: 'detached' })
    expect(await picture.getAttribute('style')).toBe(whole)
  },
)

test('a case in which everything agrees has one line, and shows the rest on request', async () => {
  const { applicationId } = await readCase()
  const { page, reading, pages, marks } = await openCase(applicationId)
  await page.getByText(reading.agrees, { exact: true }).waitFor()
  expect(await page.getByRole('list', { name: reading.hintsTitle }).count()).toBe(0)
  expect(await page.getByText(reading.results.AGREES, { exact: true }).count()).toBe(0)
  await page.getByText(printed.certificateNumber, { exact: true }).hover()
  await marks('ASKED').getByText(pages.words.fields.certificateNumber).waitFor()
  await page.locator('h1').hover()
  await marks('ASKED').waitFor({ state: 'detached' })

  await pages.button(reading.open).click()
  expect(await page.getByText(reading.results.AGREES, { exact: true }).count()).toBe(3)

  const birthDate = page.getByText('1990-01-01')
  expect(await birthDate.isVisible()).toBe(false)
  await page.getByText(reading.also, { exact: true }).click()
  await birthDate.waitFor()
  await page.getByText(reading.right.replace('{{field}}', reading.checks.composite)).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('reasons that hints suggest are marked and not chosen', async () => {
  const { applicationId } = await readCase({ entered: { certificateNumber: otherNumber }, hasHolder: false })
  const { page, pages, hint } = await openCase(applicationId)
  await hint('NO_FACE').waitFor()
  await hint('NO_CERTIFICATE_IN_HOLDING_PHOTO').waitFor()
  await page.keyboard.press('2')
  const { decision } = pages.words
  const suggested = ['NUMBER_MISMATCH', 'FACE_NOT_VISIBLE', 'HOLDING_PHOTO_MISSING_CERTIFICATE'] as const
  await pages.reason('NUMBER_MISMATCH').waitFor()
  const board = page.getByRole('region', { name: decision.title })
  expect(await board.getByText(decision.suggested, { exact: true }).count()).toBe(suggested.length)
  for (const code of suggested) expect(await pages.reason(code).isChecked()).toBe(false)
  expect(await page.getByText(decision.applicantReads).count()).toBe(0)
  expect(await findingsInAllLooks(page)).toEqual([])
})

test('faces and the certificate are marked on the photo of the holder until a key removes the marks', async () => {
  const { applicationId } = await readCase()
  const { page, pages, reading, marks } = await openCase(applicationId)
  const holder = page
    .getByRole('group')
    .filter({ has: page.getByRole('img', { name: pages.words.slots.HOLDING }) })
  await holder.getByText(reading.face, { exact: true }).waitFor()
  await holder.getByText(reading.certificate, { exact: true }).waitFor()
  expect(await marks('FACE').count()).toBe(2)
  await page.keyboard.press('h')
  await marks('FACE').first().waitFor({ state: 'detached' })
  expect(await marks('CERTIFICATE').count()).toBe(0)
  expect(await page.getByRole('switch', { name: pages.words.viewer.marks }).isChecked()).toBe(false)
})

test('a page that waits for a file to be read updates itself, and a file that was not read is named', async () => {
  const { applicationId } = await readCase()
  const judge = await reviewer()
  const page = await signIn(judge.user, `/reviews/${applicationId}`)
  const pages = reviewerPages(page)
  const { reading, slots } = pages.words
  await pages.button(pages.words.case.claim).waitFor()
  await markHoldingPhoto(applicationId, 'PENDING')
  await pages.claim()
  await page.getByText(reading.pending).waitFor()
  await markHoldingPhoto(applicationId, 'READY')
  await page.getByText(reading.pending).waitFor({ state: 'detached' })

  await markHoldingPhoto(applicationId, 'UNAVAILABLE')
  await page.reload()
  await page.getByText(reading.unavailable.replace('{{files}}', slots.HOLDING)).waitFor()
})
