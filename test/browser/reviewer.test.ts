import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  applicant,
  decide,
  fill,
  newPassportNumber,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  submit,
  submitted,
} from '../engine/world.ts'
import { signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

const caseOf = (applicationId: string) => `/reviews/${applicationId}`

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('a reviewer', () => {
  test('claims, examines and approves by keyboard alone, and nothing of the case stays in the browser', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const number = newPassportNumber()
    const { applicationId } = await submitted(owner, number)
    const page = await signIn(judge.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    await pages.heading(pages.words.case.title).waitFor()
    await press(page, 'm')
    await pages.entered.waitFor()
    await pages.seePictures()
    expect(await pages.pictures.count()).toBe(2)
    // The number is not grouped, because the reviewer compares it character by character.
    await page.locator('main').getByText(number, { exact: true }).waitFor()

    const [first] = await pages.pictures.all()
    const before = await first?.getAttribute('style')
    await press(page, '+', 'r')
    expect(await first?.getAttribute('style')).not.toBe(before)
    await press(page, '0', 'c')
    expect(await pages.pictures.count()).toBe(1)
    const alt = () => pages.pictures.first().getAttribute('alt')
    expect(await alt()).toBe(pages.words.slots.DATA_PAGE)
    await press(page, 'j')
    expect(await alt()).toBe(pages.words.slots.HOLDING)
    await pages.seePictures()

    await press(page, '1')
    expect(await pages.outcome('APPROVE').isChecked()).toBe(true)
    await pages.button(pages.words.decision.do.APPROVE).focus()
    await press(page, 'Enter')
    await pages.isDecided('APPROVE')
    await reaches(owner, applicationId, 'APPROVED')
    const kept = await page.evaluate<string>(
      'JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }])',
    )
    expect(kept).not.toMatch(new RegExp(`${number}|LI SPECIMEN`))
    expect(await page.content()).not.toMatch(new RegExp(`${number}|LI SPECIMEN`))
  })

  test('opens the next unclaimed case from the queue and releases it', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    await submitted(owner)
    const page = await signIn(judge.user, '/reviews')
    const pages = reviewerPages(page)
    await page.locator('[data-review-link]').first().waitFor()
    await press(page, 'j')
    expect(await page.evaluate("document.activeElement.hasAttribute('data-review-link')")).toBe(true)
    await press(page, 'n')
    await pages.entered.waitFor()
    const applicationId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const path = { applicationId }
    expect((await judge.api.call('getReview', { path })).lease?.mine).toBe(true)
    await pages.button(pages.words.case.release).click()
    await pages.heading(pages.words.queue.title).waitFor()
    expect((await judge.api.call('getReview', { path })).lease).toBeUndefined()
  })

  test('requests a retry with a reason for one file, after seeing the applicant’s message', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    const page = await signIn(judge.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    const { decision } = pages.words
    await pages.claim()
    await press(page, '2')
    await pages.decide('REQUEST_RETRY')
    await pages.alert(decision.needsReason).waitFor()
    await pages.reason('PHOTO_GLARE', 'HOLDING').check()
    await pages.reason('NAME_MISMATCH').check()
    await page.getByText(decision.applicantReads).waitFor()
    await page.getByRole('tab', { name: '简体中文' }).click()
    await page.getByText('请按证件上印制的文字和顺序，完整填写您的姓名。').waitFor()
    await pages.note('Compare the name letter by letter.')
    await pages.decide('REQUEST_RETRY')
    await pages.isDecided('REQUEST_RETRY')
    await reaches(owner, applicationId, 'RETRY_REQUESTED')
    expect(await readApplication(owner, applicationId)).toMatchObject({
      reopened: { slots: ['HOLDING'], fields: ['name'] },
    })
  })

  test('confirms a rejection before it is sent', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    const page = await signIn(judge.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    await pages.claim()
    await press(page, '3')
    await pages.reason('FORGED').check()
    await pages.decide('REJECT')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(pages.words.decision.confirmText).waitFor()
    expect((await readApplication(owner, applicationId)).status).toBe('IN_REVIEW')
    await pages.button(pages.words.decision.confirm, dialog).click()
    await pages.isDecided('REJECT')
    await reaches(owner, applicationId, 'REJECTED')
  })

  test('sees on a later attempt the reasons and notes of the earlier one', async () => {
    const [owner, before, judge] = await Promise.all([applicant(), reviewer(), reviewer()])
    const number = newPassportNumber()
    const { applicationId } = await submitted(owner, number)
    await decide(before, applicationId, { ...retryForGlare, internalNote: 'Light on the number.' })
    await reaches(owner, applicationId, 'RETRY_REQUESTED')
    await fill(owner, await readApplication(owner, applicationId), ['DATA_PAGE'])
    await submit(owner, applicationId, number)
    const page = await signIn(judge.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    await pages.claim()
    await page.getByText('Light on the number.').waitFor()
    const earlier = page.getByRole('region', { name: pages.words.earlier.title })
    await earlier.getByText('Reflected light hides part of the certificate').waitFor()
  })

  test('turns single keys off, and types digits without choosing', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    const page = await signIn(judge.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    await pages.claim()
    await pages.note('')
    await page.keyboard.type('2')
    expect(await pages.outcome('REQUEST_RETRY').isChecked()).toBe(false)
    await page.getByRole('textbox', { name: pages.words.decision.note }).blur()
    await press(page, '?')
    await page.getByRole('dialog').getByLabel(pages.words.keys.on).click()
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press(page, '2')
    expect(await pages.outcome('REQUEST_RETRY').isChecked()).toBe(false)
  })
})
