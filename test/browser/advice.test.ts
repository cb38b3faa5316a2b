import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { ApplicationView } from '../../contract/application.ts'
import { adviceNames } from '../../domain/evidence/advice-names.ts'
import { type Damage, damagePicture } from '../../local/specimens/damage.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'
import { applicant, fill, newApplication, stack, type Upload } from '../engine/world.ts'
import { switchReadings } from '../running/reading-rule.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsInAllLooks } from './axe.ts'
import { type Device, signIn } from './browser.ts'
import { texts } from './texts.ts'

beforeAll(() => switchReadings(stack, 'ON'))
afterAll(() => switchReadings(stack, 'OFF'))

type Evidence = Pick<ApplicationView['documents'][number], 'evidence' | 'advice'>

/** Answers as if a machine had come this far with the photo of the holder. Counts the reads of the application. */
async function serveEvidence(page: Page, applicationId: string) {
  let served: Evidence = {}
  let reads = 0
  await page.route(`**/v1/applications/${applicationId}`, async route => {
    const response = await route.fetch()
    const application = (await response.json()) as ApplicationView
    const documents = application.documents.map(each =>
      each.slot === 'HOLDING' && each.status === 'ACCEPTED' ? { ...each, ...served } : each,
    )
    reads += 1
    await route.fulfill({ response, json: { ...application, documents } })
  })
  return {
    serve: (evidence: Evidence) => {
      served = evidence
    },
    reads: () => reads,
  }
}

async function withHoldingPhoto(evidence: Evidence, device: Device = {}) {
  const owner = await applicant()
  const { applicationId } = await fill(owner, await newApplication(owner), ['HOLDING'])
  const page = await signIn(owner.user, '/', device)
  const service = await serveEvidence(page, applicationId)
  service.serve(evidence)
  await page.goto(`/applications/${applicationId}`)
  const pages = applicantPages(page, device.language)
  await pages.isAccepted('HOLDING')
  return { page, pages, ...service }
}

const { application } = texts()
const { advice, upload } = application

test('a file is "uploaded" while a machine reads it, then the advice appears, and the page stops asking', async () => {
  const { page, pages, serve, reads } = await withHoldingPhoto({ evidence: 'PENDING' })
  const slot = pages.slot('HOLDING')
  await pages.says('HOLDING', upload.uploaded)
  expect(await slot.getByText(upload.ACCEPTED, { exact: true }).count()).toBe(0)
  serve({ evidence: 'READY', advice: ['NO_FACE_FOUND', 'LOOKS_BLURRED'] })
  await pages.says('HOLDING', advice.notes.NO_FACE_FOUND[1])
  await pages.says('HOLDING', advice.notes.LOOKS_BLURRED[1])
  expect(await findingsInAllLooks(page)).toEqual([])
  const before = reads()
  await slot.getByRole('button', { name: advice.again }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await slot.getByRole('button', { name: advice.keep }).click()
  await slot.getByText(upload.ACCEPTED, { exact: true }).waitFor()
  expect(await slot.getByText(advice.title).count()).toBe(0)
  expect(reads()).toBe(before)
})

const details = { name: 'LI SPECIMEN', certificateNumber: 'E58301946', expiryDate: '2039-12-31' }

async function passport(damage: Damage): Promise<Upload> {
  const drawn = await drawSpecimen({
    kind: 'certificate',
    certificateType: 'PASSPORT',
    contentType: 'image/png',
    issuingRegion: 'CN',
    name: details.name,
    number: details.certificateNumber,
    expiryDate: details.expiryDate,
  })
  const bytes = await damagePicture(drawn, damage, 'advice')
  return { slot: 'DATA_PAGE', contentType: 'image/jpeg', fileName: 'passport.jpg', bytes }
}

test('a photo is read after its upload: a dark one gets advice, which a better one replaces and the form is filled from', async () => {
  const owner = await applicant()
  const { applicationId } = await fill(owner, await newApplication(owner, 'PASSPORT'), ['HOLDING'])
  const page = await signIn(owner.user, '/')
  await page.goto(`/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.choose('DATA_PAGE', await passport('VERY_DARK'))
  await pages.says('DATA_PAGE', advice.notes.TOO_DARK[0])
  await pages.choose('DATA_PAGE', await passport('SOUND'))
  await pages.slot('DATA_PAGE').getByText(upload.ACCEPTED, { exact: true }).waitFor({ timeout: 60_000 })
  expect(await pages.slot('DATA_PAGE').getByText(advice.title).count()).toBe(0)
  await pages.next()
  await page.locator('#certificateNumber-checked').waitFor()
  for (const field of ['name', 'certificateNumber', 'expiryDate'] as const) {
    expect(await pages.field(field).inputValue()).toBe(details[field])
  }
})

test('each advice has a text in both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    const { notes } = texts(language).application.advice
    expect(Object.keys(notes).sort()).toEqual([...adviceNames].sort())
  }
})
