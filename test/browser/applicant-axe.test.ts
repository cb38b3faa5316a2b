import { describe, expect, test } from '@jest/globals'
import {
  applicant,
  decide,
  newApplication,
  type Person,
  reaches,
  reviewer,
  specimen,
  submitted,
  upload,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { type Device, openPage, signIn } from './browser.ts'
import { texts } from './texts.ts'

const ways = [
  { language: 'en', device: 'desktop', colorScheme: 'light' },
  { language: 'zh', device: 'phone', colorScheme: 'dark' },
  { language: 'en', device: 'phone', colorScheme: 'light' },
  { language: 'zh', device: 'desktop', colorScheme: 'dark' },
] as const

/** An application that came to each of its pages, made once. */
async function madeReady() {
  const decided = async (decision: unknown, status: Parameters<typeof reaches>[2]) => {
    const owner = await applicant()
    const { applicationId } = await submitted(owner)
    if (decision !== undefined) await decide(await reviewer(), applicationId, decision)
    await reaches(owner, applicationId, status)
    return { owner, applicationId }
  }
  return {
    inReview: await decided(undefined, 'IN_REVIEW'),
    retry: await decided(
      {
        outcome: 'REQUEST_RETRY',
        reasons: [
          { code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' },
          { code: 'NUMBER_MISMATCH' },
          { code: 'CERTIFICATE_EXPIRED' },
        ],
      },
      'RETRY_REQUESTED',
    ),
    rejected: await decided({ outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }, 'REJECTED'),
    approved: await decided({ outcome: 'APPROVE' }, 'APPROVED'),
  }
}

let ready: ReturnType<typeof madeReady> | undefined
const prepared = () => {
  ready ??= madeReady()
  return ready
}

const at = async ({ owner, applicationId }: { owner: Person; applicationId: string }, way: Device) =>
  signIn(owner.user, `/applications/${applicationId}`, way)

describe.each(ways)('in $language on a $device, $colorScheme', way => {
  const { common, applicant: words, application } = texts(way.language)

  test('from the welcome to the choice of a certificate, nothing bars anybody', async () => {
    const welcome = await openPage('/', way)
    await welcome.getByRole('button', { name: common.signIn }).waitFor()
    expect(await findingsOn(welcome)).toEqual([])

    const page = await signIn((await applicant()).user, '/', way)
    const pages = applicantPages(page, way.language)
    await page.locator('[data-standing=UNAUTHENTICATED]').waitFor()
    expect(await findingsOn(page)).toEqual([])
    await pages.button(words.standing.UNAUTHENTICATED.action).click()
    await page.getByRole('dialog').getByRole('checkbox').check()
    expect(await findingsOn(page)).toEqual([])
    await pages.button(words.confirmation.continue, page.getByRole('dialog')).click()
    await pages.button(words.choice.continue).click()
    expect(await findingsOn(page)).toEqual([])
  })

  test('filling in, with all that can be wrong, bars nobody', async () => {
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    await upload(owner, applicationId, await specimen('HOLDING'))
    const page = await signIn(owner.user, `/applications/${applicationId}`, way)
    const pages = applicantPages(page, way.language)
    await pages.isAccepted('HOLDING')
    await pages.button(application.editor.next).click()
    expect(await findingsOn(page)).toEqual([])
    await pages.choose('DATA_PAGE', {
      fileName: 'a.txt',
      contentType: 'text/plain',
      bytes: Buffer.from('text'),
    })
    await pages.says('DATA_PAGE', application.refusals.FORMAT_NOT_SUPPORTED[0])
    expect(await findingsOn(page)).toEqual([])
    await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
    await pages.isAccepted('DATA_PAGE')
    await pages.next()
    await pages.button(application.details.submit).click()
    expect(await findingsOn(page)).toEqual([])
    await pages.fillIn({ expiryDate: '08/09/2035' })
    await page.getByText(application.fieldProblems.AMBIGUOUS_DATE).waitFor()
    expect(await findingsOn(page)).toEqual([])
    await pages.button(application.details.openCalendar).click()
    const calendar = page.getByRole('dialog')
    await calendar.getByRole('button', { name: '2029' }).waitFor()
    expect(await findingsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await calendar.waitFor({ state: 'detached' })
    await pages.fillIn({ name: 'LI SPECIMEN', certificateNumber: 'E12345678', expiryDate: '2039-12-31' })
    await pages.button(application.details.submit).click()
    await page.getByRole('dialog', { name: application.summary.title }).waitFor()
    expect(await findingsOn(page)).toEqual([])
  })

  test('what comes after the submission bars nobody', async () => {
    const { inReview, retry, rejected, approved } = await prepared()
    const progress = await at(inReview, way)
    await applicantPages(progress, way.language).isInReview()
    expect(await findingsOn(progress)).toEqual([])
    await progress.goto('/')
    await applicantPages(progress, way.language).button(words.privacy.withdraw).click()
    await progress.getByRole('dialog').waitFor()
    expect(await findingsOn(progress)).toEqual([])

    const correcting = await at(retry, way)
    const pages = applicantPages(correcting, way.language)
    await pages.shows(application.editor.correctTitle)
    expect(await findingsOn(correcting)).toEqual([])

    for (const [ended, title] of [
      [rejected, application.outcomes.REJECTED.title],
      [approved, application.outcomes.APPROVED.title],
    ] as const) {
      const page = await at(ended, way)
      await applicantPages(page, way.language).shows(title)
      expect(await findingsOn(page)).toEqual([])
    }
  })
})
