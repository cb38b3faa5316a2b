import { test } from '@jest/globals'
import { applicantPages } from '../browser/applicant-pages.ts'
import { openPage, signIn } from '../browser/browser.ts'
import { texts } from '../browser/texts.ts'
import {
  applicant,
  approval,
  decide,
  newApplication,
  newPassportNumber,
  reaches,
  reviewer,
} from '../engine/world.ts'
import { takePicture, takeWholePicture } from './picture.ts'
import { fileOf, inReview } from './sample-case.ts'

const holder = () => ({ name: 'LI SPECIMEN', number: newPassportNumber(), seed: 4 })
const phone = { device: 'phone', deviceScaleFactor: 2 } as const
const desktop = { device: 'desktop', deviceScaleFactor: 2 } as const

test('the way to an application, on a phone', async () => {
  const { common, applicant: words } = texts()
  const welcome = await openPage('/', desktop)
  await welcome.getByRole('button', { name: common.signIn }).waitFor()
  await takePicture(welcome, 'welcome')

  const page = await signIn((await applicant()).user, '/', phone)
  const pages = applicantPages(page)
  await page.getByText(words.applications.none).waitFor()
  await takePicture(page, 'basic-information')
  await pages.button(words.standing.UNAUTHENTICATED.action).click()
  await page.getByRole('dialog').getByRole('checkbox').check()
  await takeWholePicture(page, 'confirmation')
  await pages.button(words.confirmation.continue, page.getByRole('dialog')).click()
  await pages.heading(words.choice.title).waitFor()
  await takeWholePicture(page, 'certificate-types')
})

test('files, one accepted and one refused, and typed details', async () => {
  const { application } = texts()
  const owner = await applicant()
  const { applicationId } = await newApplication(owner)
  const person = holder()
  const page = await signIn(owner.user, `/applications/${applicationId}`, phone)
  const pages = applicantPages(page)
  await pages.choose('DATA_PAGE', await fileOf(person, 'PASSPORT', 'DATA_PAGE'))
  await pages.isAccepted('DATA_PAGE')
  const photo = await fileOf(person, 'PASSPORT', 'HOLDING')
  await pages.choose('HOLDING', { ...photo, bytes: photo.bytes.subarray(0, 40_000) })
  await pages.says('HOLDING', application.refusals.CORRUPT[0])
  await takeWholePicture(page, 'files')
  await pages.choose('HOLDING', await fileOf(person, 'PASSPORT', 'HOLDING'))
  await pages.isAccepted('HOLDING')
  await pages.next()
  await pages.fillIn({ name: person.name, certificateNumber: person.number, expiryDate: '2039-12-31' })
  await page.getByText(application.details.numberGood).waitFor()
  await takeWholePicture(page, 'details')
})

test('the pages after the submission', async () => {
  const owner = await applicant()
  const applicationId = await inReview(owner, holder())
  const path = `/applications/${applicationId}`
  for (const [name, way] of [
    ['progress', phone],
    ['progress-chinese', { ...phone, language: 'zh', colorScheme: 'dark' }],
  ] as const) {
    const language = 'language' in way ? way.language : 'en'
    const page = await signIn(owner.user, path, way)
    await applicantPages(page, language).isInReview()
    await takeWholePicture(page, name)
  }
  const judge = await reviewer()
  await decide(judge, applicationId, {
    outcome: 'REQUEST_RETRY',
    reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }, { code: 'NAME_MISMATCH' }],
  })
  await reaches(owner, applicationId, 'RETRY_REQUESTED')
  const retry = await signIn(owner.user, path, phone)
  await applicantPages(retry).shows(texts().application.editor.correctTitle)
  await takeWholePicture(retry, 'retry')
  const other = await applicant()
  const approved = await inReview(other, holder())
  await decide(judge, approved, approval)
  await reaches(other, approved, 'APPROVED')
  const page = await signIn(other.user, `/applications/${approved}`, phone)
  await applicantPages(page).shows(texts().application.outcomes.APPROVED.title)
  await takeWholePicture(page, 'approved')
})
